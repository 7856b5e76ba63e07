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
  /// The log routers that are known, in the order of the file.
  let routers: [LogRouter]
  /// What the log options of the containers that log to `awsfirelens` become, in their order: made
  /// once, since many rules look at them.
  private(set) var outputs: [FirelensOutput] = []
  /// The settings of the log's way, by their kind: made once, as the outputs are.
  private var settings: [[LogSetting]] = []
  private let members: Members

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
    members = Members(object)
    sidecars = containers.filter { $0.role == .sidecar }
    routers = sidecars.compactMap { LogRouter($0) }
    apps = containers.filter { $0.role == .app }
    firelensUsers = containers.filter { $0.logDriver.value.map { $0 == "awsfirelens" } ?? false }
    departures = ModelWalk.departures(of: object, with: containers, form: form)
    mayHaveMoreContainers = field.isUnknown || elements.contains(where: \.isUnknown)
    outputs = FirelensOutput.all(in: self)
    settings = LogSetting.all(in: self)
  }

  /// What many rules look at, made once: it is a class so that a copy of the view costs one
  /// reference.
  private final class Members: Sendable {
    let family: Field<JSONString>
    let executionRoleARN: Field<JSONString>
    let taskRoleARN: Field<JSONString>
    let networkMode: Field<JSONString>
    let cpu: Field<String>
    let memory: Field<String>
    let requiresCompatibilities: Field<[Field<JSONString>]>
    let platform: Platform

    init(_ object: ObjectView) {
      family = object.string("family")
      executionRoleARN = object.string("executionRoleArn", .reference)
      taskRoleARN = object.string("taskRoleArn", .reference)
      networkMode = object.string("networkMode")
      cpu = TaskSize.field("cpu", of: object)
      memory = TaskSize.field("memory", of: object)
      requiresCompatibilities = object.strings("requiresCompatibilities")
      platform = Platform(requiresCompatibilities)
    }
  }

  public var family: Field<JSONString> { members.family }
  public var executionRoleARN: Field<JSONString> { members.executionRoleARN }
  public var taskRoleARN: Field<JSONString> { members.taskRoleARN }
  public var networkMode: Field<JSONString> { members.networkMode }
  /// The task's `cpu` as it is written; CloudFormation takes a number as well.
  var cpu: Field<String> { members.cpu }
  /// The task's `memory` as it is written.
  var memory: Field<String> { members.memory }
  public var requiresCompatibilities: Field<[Field<JSONString>]> {
    members.requiresCompatibilities
  }
  public var requiresAttributes: Field<[Field<ObjectView>]> {
    object.objects("requiresAttributes")
  }

  /// What the definition says of AWS Fargate.
  public var platform: Platform { members.platform }

  /// Where the definition gives a setting as plain text: in the sidecar's environment, then in the
  /// inline outputs, in the order of the containers.
  public func logSettings(_ kind: LogSetting.Kind) -> [LogSetting] { settings[kind.rawValue] }

  /// Whether the definition certainly has no log router.
  public var lacksSidecar: Bool {
    !mayHaveMoreContainers && containers.allSatisfy { $0.role == .app }
  }
}

extension TaskDefinition.Platform {
  fileprivate init(_ compatibilities: Field<[Field<JSONString>]>) {
    guard case .value(let names, _) = compatibilities, !names.isEmpty else {
      self = .unknown
      return
    }
    if names.contains(where: { $0.value.map { $0 == "FARGATE" } ?? false }) {
      self = .fargate
    } else {
      self = names.contains(where: \.isUnknown) ? .unknown : .notFargate
    }
  }
}
