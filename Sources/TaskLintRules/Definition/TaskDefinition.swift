/// A task definition in a document, in whichever form it is written.
public struct TaskDefinition: Sendable {
  /// What a definition says of AWS Fargate.
  public enum Platform: Sendable {
    /// `requiresCompatibilities` names FARGATE.
    case fargate
    /// `requiresCompatibilities` is there, non-empty, and does not name it.
    case notFargate
    /// It is absent, empty or unresolved.
    case unknown
  }

  /// The document that holds the definition.
  public let document: JSONDocument
  /// The definition's object, or nil where the form is a bare array of containers.
  public let object: ObjectView
  /// The form that the definition is written in.
  public let form: InputForm
  /// The containers whose objects are known, in the order of the file.
  public let containers: [ContainerDefinition]
  /// The `containerDefinitions` key, where a finding about all containers points.
  public let containersPlace: Place
  /// The containers with a `firelensConfiguration`, in the order of the file.
  public let sidecars: [ContainerDefinition]
  /// The containers without one.
  public let apps: [ContainerDefinition]
  /// The containers that log to `awsfirelens`.
  public let firelensUsers: [ContainerDefinition]
  /// Whether there may be containers that the file does not show.
  public let mayHaveMoreContainers: Bool
  /// What the form says about the definition beside it: CloudFormation's `Metadata`.
  var metadata: ObjectView?
  /// What the log options of the containers that log to `awsfirelens` become, in their order: made
  /// once, since many rules look at them.
  private(set) var outputs: [FirelensOutput] = []

  /// The places where the definition is not as the API's model says.
  ///
  /// Several rules tell them, each of one kind, so they are looked for once, with the definition.
  let departures: [Departure]

  /// Creates the view of a definition.
  public init(_ object: ObjectView, form: InputForm, document: JSONDocument) {
    self.init(
      object, containers: object.objects("containerDefinitions"), form: form, document: document)
  }

  /// Creates the view of a definition whose containers stand elsewhere than in a member of it.
  init(
    _ object: ObjectView, containers field: Field<[Field<ObjectView>]>, form: InputForm,
    document: JSONDocument
  ) {
    self.object = object
    self.form = form
    self.document = document
    containersPlace = field.place ?? Place(key: nil, range: object.value.firstToken)
    let elements = field.written ?? []
    containers = elements.enumerated().compactMap { index, element in
      element.value.map { ContainerDefinition($0, index: index) }
    }
    sidecars = containers.filter { $0.role == .sidecar }
    apps = containers.filter { $0.role == .app }
    firelensUsers = containers.filter { $0.logDriver.value.map { $0 == "awsfirelens" } ?? false }
    departures = ModelWalk.departures(of: object, with: containers, form: form)
    mayHaveMoreContainers = field.isUnknown || elements.contains(where: \.isUnknown)
    outputs = FirelensOutput.all(in: self)
  }

  public var family: Field<JSONString> { object.string("family") }
  public var executionRoleARN: Field<JSONString> { object.string("executionRoleArn", .reference) }
  public var taskRoleARN: Field<JSONString> { object.string("taskRoleArn", .reference) }
  public var networkMode: Field<JSONString> { object.string("networkMode") }
  public var requiresCompatibilities: Field<[Field<JSONString>]> {
    object.strings("requiresCompatibilities")
  }
  public var requiresAttributes: Field<[Field<ObjectView>]> {
    object.objects("requiresAttributes")
  }

  /// What the definition says of AWS Fargate.
  public var platform: Platform {
    guard case .value(let names, _) = requiresCompatibilities, !names.isEmpty else {
      return .unknown
    }
    if names.contains(where: { $0.value.map { $0 == "FARGATE" } ?? false }) { return .fargate }
    return names.contains(where: \.isUnknown) ? .unknown : .notFargate
  }

  /// Whether the definition certainly has no log router.
  public var lacksSidecar: Bool {
    !mayHaveMoreContainers && containers.allSatisfy { $0.role == .app }
  }
}
