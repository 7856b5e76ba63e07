/// A task definition in a document of any input form.
///
/// It is a class so that a copy costs one reference.
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

  /// The document that contains the definition.
  public let document: JSONDocument
  /// The task's own properties; unresolved for a bare array of containers.
  let properties: TaskDefinitionProperties
  /// The input form of the definition.
  public let form: InputForm
  /// Whether the user states the input form, instead of the content.
  let isFormStated: Bool
  /// The `Metadata` of the resource in CloudFormation.
  let metadata: ObjectView?
  /// The containers with known objects, in the order of the file.
  let containers: [ContainerDefinition]
  /// The place of `containerDefinitions`, for findings about all containers.
  let containersPlace: Place
  /// Entries of `requiresAttributes` in the list of containers.
  let misplacedAttributes: [ContainerDefinition]
  /// The log routers, in the order of the file.
  let sidecars: [ContainerDefinition]
  /// The containers without a `firelensConfiguration`.
  let apps: [ContainerDefinition]
  /// The containers that log to `awsfirelens`.
  let firelensUsers: [ContainerDefinition]
  /// Whether there may be containers that the file does not show.
  let mayHaveMoreContainers: Bool
  /// The places where the definition does not conform to the API's model.
  let schemaViolations: SchemaViolations
  /// The launch types, which many rules read.
  let requiresCompatibilities: Field<[Field<JSONString>]>
  /// Whether the definition is for AWS Fargate.
  public let platform: Platform

  /// Decodes a definition that is one object.
  convenience init(
    _ value: JSONValue, _ context: InputContext, partiality: DecodedObject.Partiality = .none,
    form: InputForm, metadata: ObjectView? = nil, isFormStated: Bool = false
  ) {
    let decoded = Decoder.definition(value, context, partiality: partiality)
    let properties = TaskDefinitionProperties(decoded.object)
    self.init(
      properties, containers: properties.containerDefinitions, violations: decoded.violations,
      form: form, document: value.document, metadata: metadata, isFormStated: isFormStated)
  }

  /// Creates a definition whose containers may be outside its object.
  init(
    _ properties: TaskDefinitionProperties, containers field: Field<[Field<ContainerDefinition>]>,
    violations: SchemaViolations, form: InputForm, document: JSONDocument,
    metadata: ObjectView? = nil, isFormStated: Bool = false
  ) {
    self.properties = properties
    self.form = form
    self.document = document
    self.metadata = metadata
    self.isFormStated = isFormStated
    containersPlace =
      field.place ?? Place(key: nil, range: properties.object.value.firstToken)
    let elements = field.written ?? []
    let objects = elements.compactMap(\.value)
    misplacedAttributes = objects.filter(MisplacedAttribute.isOne)
    let containers =
      misplacedAttributes.isEmpty ? objects : objects.filter { !MisplacedAttribute.isOne($0) }
    self.containers = containers
    sidecars = containers.filter { $0.role == .sidecar }
    apps = containers.filter { $0.role == .app }
    firelensUsers = containers.filter { $0.logDriver.value.map { $0 == "awsfirelens" } ?? false }
    schemaViolations = violations.of(containers)
    mayHaveMoreContainers = field.isUnknown || elements.contains(where: \.isUnknown)
    requiresCompatibilities = properties.requiresCompatibilities
    platform = Platform(requiresCompatibilities)
  }

  /// The object of the task's own properties; for a bare array of containers, the array.
  var object: DecodedObject { properties.object }

  var family: Field<JSONString> { properties.family }
  var executionRoleARN: Field<JSONString> { properties.executionRoleArn }
  var taskRoleARN: Field<JSONString> { properties.taskRoleArn }
  var networkMode: Field<JSONString> { properties.networkMode }
  /// The text of the task's `cpu`; CloudFormation also accepts a number.
  var cpu: Field<String> { TaskSize.field(.cpu, of: properties) }
  /// The text of the task's `memory`.
  var memory: Field<String> { TaskSize.field(.memory, of: properties) }
  var requiresAttributes: Field<[Field<Attribute>]> { properties.requiresAttributes }

  /// Whether the definition certainly has no log router.
  var lacksSidecar: Bool {
    !mayHaveMoreContainers && apps.count == containers.count
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
