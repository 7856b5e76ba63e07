/// A task definition in a document, in whichever form it is written.
///
/// It is a class so that a copy costs one reference: there are many, and of the time that rules take
/// the counting of references would be half.
public final class TaskDefinition: Sendable {
  /// What a definition says of AWS Fargate.
  public enum Platform: Sendable {
    /// `requiresCompatibilities` names FARGATE.
    case fargate
    /// `requiresCompatibilities` is there, non-empty, and does not name it.
    case notFargate
    /// It is absent, empty or unresolved.
    case unknown
  }

  private let view: View
  private let logging: Logging
  /// What the form says about the definition beside it: CloudFormation's `Metadata`.
  let metadata: ObjectView?

  /// Creates the view of a definition.
  public convenience init(_ object: ObjectView, form: InputForm, document: JSONDocument) {
    self.init(
      object, containers: object.objects("containerDefinitions"), form: form, document: document)
  }

  /// Creates the view of a definition whose containers may stand elsewhere than in a member of it.
  convenience init(
    _ object: ObjectView, containers field: Field<[Field<ObjectView>]>, form: InputForm,
    document: JSONDocument, metadata: ObjectView? = nil
  ) {
    let view = View(object, containers: field, form: form, document: document)
    // Each needs what was made before it.
    let silent = TaskDefinition(view, Logging(outputs: []), metadata)
    let routed = TaskDefinition(view, Logging(outputs: FirelensOutput.all(in: silent)), metadata)
    let logging = Logging(outputs: routed.outputs, settings: LogSettings(of: routed))
    self.init(view, logging, metadata)
  }

  private init(_ view: View, _ logging: Logging, _ metadata: ObjectView?) {
    self.view = view
    self.logging = logging
    self.metadata = metadata
  }

  /// What many rules look at, made once.
  private final class View: Sendable {
    let document: JSONDocument
    let object: ObjectView
    let form: InputForm
    let containers: [ContainerDefinition]
    let containersPlace: Place
    let misplacedAttributes: [ObjectView]
    let sidecars: [ContainerDefinition]
    let apps: [ContainerDefinition]
    let firelensUsers: [ContainerDefinition]
    let mayHaveMoreContainers: Bool
    let routers: [LogRouter]
    let departures: [Departure]
    let family: Field<JSONString>
    let executionRoleARN: Field<JSONString>
    let taskRoleARN: Field<JSONString>
    let networkMode: Field<JSONString>
    let cpu: Field<String>
    let memory: Field<String>
    let requiresCompatibilities: Field<[Field<JSONString>]>
    let platform: Platform

    init(
      _ object: ObjectView, containers field: Field<[Field<ObjectView>]>, form: InputForm,
      document: JSONDocument
    ) {
      self.object = object
      self.form = form
      self.document = document
      containersPlace = field.place ?? Place(key: nil, range: object.value.firstToken)
      let elements = field.written ?? []
      misplacedAttributes = elements.compactMap(\.value).filter(MisplacedAttribute.isOne)
      let hasMisplaced = !misplacedAttributes.isEmpty
      containers = elements.enumerated().compactMap { index, element in
        element.value.flatMap {
          hasMisplaced && MisplacedAttribute.isOne($0) ? nil : ContainerDefinition($0, index: index)
        }
      }
      sidecars = containers.filter { $0.role == .sidecar }
      routers = sidecars.compactMap { LogRouter($0) }
      apps = containers.filter { $0.role == .app }
      firelensUsers = containers.filter { $0.logDriver.value.map { $0 == "awsfirelens" } ?? false }
      departures = ModelWalk.departures(of: object, with: containers, form: form)
      mayHaveMoreContainers = field.isUnknown || elements.contains(where: \.isUnknown)
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

  /// The way of the logs, as many rules look at it.
  private final class Logging: Sendable {
    let outputs: [FirelensOutput]
    let settings: LogSettings

    init(outputs: [FirelensOutput], settings: LogSettings = LogSettings()) {
      self.outputs = outputs
      self.settings = settings
    }
  }

  /// The document that holds the definition.
  public var document: JSONDocument { view.document }
  /// The definition's object, or nil where the form is a bare array of containers.
  public var object: ObjectView { view.object }
  /// The form that the definition is written in.
  public var form: InputForm { view.form }
  /// The containers whose objects are known, in the order of the file.
  public var containers: [ContainerDefinition] { view.containers }
  /// The `containerDefinitions` key, where a finding about all containers points.
  public var containersPlace: Place { view.containersPlace }
  /// Entries of `requiresAttributes` in the list of containers.
  var misplacedAttributes: [ObjectView] { view.misplacedAttributes }
  /// The containers with a `firelensConfiguration`, in the order of the file.
  public var sidecars: [ContainerDefinition] { view.sidecars }
  /// The containers without one.
  public var apps: [ContainerDefinition] { view.apps }
  /// The containers that log to `awsfirelens`.
  public var firelensUsers: [ContainerDefinition] { view.firelensUsers }
  /// Whether there may be containers that the file does not show.
  public var mayHaveMoreContainers: Bool { view.mayHaveMoreContainers }
  /// The log routers that are known, in the order of the file.
  var routers: [LogRouter] { view.routers }
  /// What the log options of the containers that log to `awsfirelens` become, in their order.
  var outputs: [FirelensOutput] { logging.outputs }
  /// The places where the definition is not as the API's model says.
  ///
  /// Several rules tell them, each of one kind, so they are looked for once, with the definition.
  var departures: [Departure] { view.departures }

  public var family: Field<JSONString> { view.family }
  public var executionRoleARN: Field<JSONString> { view.executionRoleARN }
  public var taskRoleARN: Field<JSONString> { view.taskRoleARN }
  public var networkMode: Field<JSONString> { view.networkMode }
  /// The task's `cpu` as it is written; CloudFormation takes a number as well.
  var cpu: Field<String> { view.cpu }
  /// The task's `memory` as it is written.
  var memory: Field<String> { view.memory }
  public var requiresCompatibilities: Field<[Field<JSONString>]> { view.requiresCompatibilities }
  public var requiresAttributes: Field<[Field<ObjectView>]> {
    object.objects("requiresAttributes")
  }

  /// What the definition says of AWS Fargate.
  public var platform: Platform { view.platform }

  /// Where the definition gives a setting as plain text: in the sidecar's environment, then in the
  /// inline outputs, in the order of the containers.
  public func logSettings(_ kind: LogSetting.Kind) -> ArraySlice<LogSetting> {
    logging.settings[kind]
  }

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
