/// The features of the containers that require ECS attributes, collected in one pass.
struct ContainerSurvey: Sendable {
  /// A group of features of a container.
  enum Aspect: Int, CaseIterable, Sendable {
    case image
    case logDriver
    case firelensType
    case configFileType
    case secret
    /// Properties that count if they are present.
    case member
  }

  /// The values of one aspect in the containers.
  struct Uses: Sendable {
    private var users: [String: String] = [:]
    /// The values that some container may have.
    private var possible: Set<String> = []
    /// Whether some container may have any value.
    private var isOpen = false

    /// The label of the first container with a value.
    func user(of value: String) -> String? { users[value] }

    /// Whether no container has a value, for certain.
    func lacks(_ value: String) -> Bool {
      !isOpen && users[value] == nil && !possible.contains(value)
    }

    fileprivate mutating func note(_ value: String, by container: ContainerDefinition) {
      if users[value] == nil { users[value] = container.label }
    }

    /// Notes values that some container may have.
    fileprivate mutating func notePossible(_ values: String...) { possible.formUnion(values) }

    /// Notes that some container may have any value.
    fileprivate mutating func open() { isOpen = true }

    /// Notes the value of a property; a blank value was removed by hand and may be any value.
    fileprivate mutating func note(_ field: Field<JSONString>, by container: ContainerDefinition) {
      switch field {
      case .absent, .null: break
      case .value(let string, _) where !string.isBlank: note(string.text, by: container)
      case .value, .unresolved, .mistyped: open()
      }
    }

    /// Notes values if a list is not empty.
    fileprivate mutating func note<Element>(
      _ names: String..., ifFilled list: Field<[Element]>, by container: ContainerDefinition
    ) {
      switch list {
      case .absent, .null: break
      case .value(let elements, _):
        if !elements.isEmpty { for name in names { note(name, by: container) } }
      case .unresolved, .mistyped: possible.formUnion(names)
      }
    }
  }

  private var uses = [Uses](repeating: Uses(), count: Aspect.allCases.count)

  /// The uses of an aspect.
  fileprivate(set) subscript(aspect: Aspect) -> Uses {
    get { uses[aspect.rawValue] }
    set { uses[aspect.rawValue] = newValue }
  }

  init(_ definition: TaskDefinition) {
    if definition.mayHaveMoreContainers || definition.containers.isEmpty {
      for aspect in Aspect.allCases { self[aspect].open() }
    }
    for container in definition.containers {
      surveyImage(container)
      surveyLogs(container)
      surveyFirelens(container)
      surveySecrets(container)
      surveyHealth(container)
      surveyMembers(container)
    }
  }

  private mutating func surveyImage(_ container: ContainerDefinition) {
    guard let image = container.image.value, !image.isBlank else { return self[.image].open() }
    if ImageReference(image).isPrivateECR { self[.image].note("ecr", by: container) }
  }

  private mutating func surveyLogs(_ container: ContainerDefinition) {
    self[.logDriver].note(container.logDriver, by: container)
    switch container.logConfiguration.map(\.options) {
    case .absent, .null, .value(.absent, _), .value(.null, _): break
    case .value(.value(let options, _), _):
      let isAWSLogs = container.logDriver.value.map { $0 == "awslogs" } ?? false
      let mode = options.field("mode")
      if !mode.isUnset || !options.field("max-buffer-size").isUnset {
        self[.member].note("buffering", by: container)
      }
      if isAWSLogs, !mode.isUnset { self[.member].note("mode", by: container) }
      if isAWSLogs, let creates = options.string("awslogs-create-group").value, creates == "true" {
        self[.member].note("awslogs-create-group", by: container)
      }
    case .value, .unresolved, .mistyped: self[.member].notePossible("buffering")
    }
  }

  private mutating func surveyFirelens(_ container: ContainerDefinition) {
    switch container.firelensConfiguration {
    case .absent, .null: break
    case .unresolved, .mistyped:
      self[.firelensType].open()
      self[.configFileType].open()
    case .value(let configuration, _):
      if configuration.type.isUnset { self[.firelensType].open() }
      self[.firelensType].note(configuration.type, by: container)
      self[.configFileType].note(configuration.configFileType, by: container)
    }
  }

  private mutating func surveySecrets(_ container: ContainerDefinition) {
    let entries = container.secrets.entries
    if container.secrets.mayHaveMore { self[.secret].open() }
    for entry in entries {
      switch entry.value.written.map(SecretReference.init) {
      case .parameter: self[.secret].note("ssm", by: container)
      case .secret: self[.secret].note("asm", by: container)
      case .other, .unresolved, nil: self[.secret].open()
      }
    }
  }

  private mutating func surveyHealth(_ container: ContainerDefinition) {
    switch container.healthCheck {
    case .absent, .null: break
    case .value(let check, _):
      // ["NONE"] disables the check of the image.
      let words = check.command.value ?? []
      guard let first = words.first, first.value.map({ $0 != "NONE" }) ?? true else {
        return self[.member].notePossible("healthCheck")
      }
      self[.member].note("healthCheck", by: container)
      if check.startPeriod.value ?? 0 > 0 {
        self[.member].note("startPeriod", by: container)
      }
    case .unresolved, .mistyped: self[.member].notePossible("healthCheck")
    }
  }

  private mutating func surveyMembers(_ container: ContainerDefinition) {
    self[.member].note(
      "dependsOn", "ordering", ifFilled: container.dependsOn, by: container)
    self[.member].note(
      "environmentFiles", ifFilled: container.environmentFiles, by: container)
    if !container.field(.startTimeout).isUnset || !container.field(.stopTimeout).isUnset {
      self[.member].note("ordering", by: container)
    }
    switch container.memoryReservation {
    case .absent, .null: break
    case .value(let size, _) where size > 0: self[.member].note("memoryReservation", by: container)
    case .value, .unresolved, .mistyped: self[.member].notePossible("memoryReservation")
    }
  }
}
