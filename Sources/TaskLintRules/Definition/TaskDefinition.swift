/// A task definition in a document of any input form.
///
/// It is a class so that a copy costs one reference: with a struct, rules would spend half their
/// time on reference counting.
public final class TaskDefinition: Sendable {
  /// Whether a definition is for AWS Fargate.
  public enum Platform: Sendable {
    /// `requiresCompatibilities` contains FARGATE.
    case fargate
    /// `requiresCompatibilities` is not empty and does not contain FARGATE.
    case notFargate
    /// `requiresCompatibilities` is absent, empty or unresolved.
    case unknown
  }

  private let view: View
  private let logging: Logging
  /// The `Metadata` of the resource in CloudFormation.
  let metadata: ObjectView?
  /// Whether the user states the input form, instead of the content.
  let isFormStated: Bool

  /// Creates the view of a definition.
  public convenience init(
    _ object: ObjectView, form: InputForm, document: JSONDocument, isFormStated: Bool = false
  ) {
    self.init(
      object, containers: object.objects("containerDefinitions"), form: form, document: document,
      isFormStated: isFormStated)
  }

  /// Creates the view of a definition whose containers may be outside its object.
  convenience init(
    _ object: ObjectView, containers field: Field<[Field<ObjectView>]>, form: InputForm,
    document: JSONDocument, metadata: ObjectView? = nil, isFormStated: Bool = false
  ) {
    let view = View(object, containers: field, form: form, document: document)
    // The outputs need a definition, and the log settings need the outputs.
    let silent = TaskDefinition(view, Logging(outputs: []), metadata)
    let routed = TaskDefinition(view, Logging(outputs: FirelensOutput.all(in: silent)), metadata)
    let logging = Logging(outputs: routed.outputs, settings: LogSettings(of: routed))
    self.init(view, logging, metadata, isFormStated: isFormStated)
  }

  private init(
    _ view: View, _ logging: Logging, _ metadata: ObjectView?, isFormStated: Bool = false
  ) {
    self.view = view
    self.logging = logging
    self.metadata = metadata
    self.isFormStated = isFormStated
  }

  /// The properties that many rules read, parsed once.
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
    let schemaViolations: [SchemaViolation]
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
      schemaViolations = ModelWalk.violations(in: object, with: containers, form: form)
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

  /// The outputs and log settings, which many rules read.
  private final class Logging: Sendable {
    let outputs: [FirelensOutput]
    let settings: LogSettings

    init(outputs: [FirelensOutput], settings: LogSettings = LogSettings()) {
      self.outputs = outputs
      self.settings = settings
    }
  }

  /// The document that contains the definition.
  public var document: JSONDocument { view.document }
  /// The definition's object; for a bare array of containers, a view of the array without properties.
  public var object: ObjectView { view.object }
  /// The input form of the definition.
  public var form: InputForm { view.form }
  /// The containers with known objects, in the order of the file.
  public var containers: [ContainerDefinition] { view.containers }
  /// The place of `containerDefinitions`, for findings about all containers.
  public var containersPlace: Place { view.containersPlace }
  /// Entries of `requiresAttributes` in the list of containers.
  var misplacedAttributes: [ObjectView] { view.misplacedAttributes }
  /// The log routers, in the order of the file.
  public var sidecars: [ContainerDefinition] { view.sidecars }
  /// The containers without a `firelensConfiguration`.
  public var apps: [ContainerDefinition] { view.apps }
  /// The containers that log to `awsfirelens`.
  public var firelensUsers: [ContainerDefinition] { view.firelensUsers }
  /// Whether there may be containers that the file does not show.
  public var mayHaveMoreContainers: Bool { view.mayHaveMoreContainers }
  /// The log routers with a known `firelensConfiguration`, in the order of the file.
  var routers: [LogRouter] { view.routers }
  /// The outputs that the agent generates for the containers that log to `awsfirelens`, in their
  /// order.
  var outputs: [FirelensOutput] { logging.outputs }
  /// The places where the definition does not conform to the API's model.
  ///
  /// Several rules report them, each one kind, so they are collected once.
  var schemaViolations: [SchemaViolation] { view.schemaViolations }

  public var family: Field<JSONString> { view.family }
  public var executionRoleARN: Field<JSONString> { view.executionRoleARN }
  public var taskRoleARN: Field<JSONString> { view.taskRoleARN }
  public var networkMode: Field<JSONString> { view.networkMode }
  /// The text of the task's `cpu`; CloudFormation also accepts a number.
  var cpu: Field<String> { view.cpu }
  /// The text of the task's `memory`.
  var memory: Field<String> { view.memory }
  public var requiresCompatibilities: Field<[Field<JSONString>]> { view.requiresCompatibilities }
  public var requiresAttributes: Field<[Field<ObjectView>]> {
    object.objects("requiresAttributes")
  }

  /// Whether the definition is for AWS Fargate.
  public var platform: Platform { view.platform }

  /// The plain-text values of a setting: in the environment of the log router, then in the inline
  /// outputs, in the order of the containers.
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
      // Pipelines fill in an empty name.
      let isUnknown = names.contains { $0.isUnknown || $0.value?.isEmpty ?? false }
      self = isUnknown ? .unknown : .notFargate
    }
  }
}
