/// A set of features of containers that require attributes.
struct AttributeCauses: OptionSet, Sendable {
  let rawValue: UInt32

  static let ecrImage = AttributeCauses(rawValue: 1 << 0)
  static let awslogs = AttributeCauses(rawValue: 1 << 1)
  static let awsfirelens = AttributeCauses(rawValue: 1 << 2)
  /// Any other log driver.
  static let otherLogDriver = AttributeCauses(rawValue: 1 << 3)
  static let fluentbit = AttributeCauses(rawValue: 1 << 4)
  static let fluentd = AttributeCauses(rawValue: 1 << 5)
  static let configFile = AttributeCauses(rawValue: 1 << 6)
  static let configS3 = AttributeCauses(rawValue: 1 << 7)
  static let ssmSecret = AttributeCauses(rawValue: 1 << 8)
  static let asmSecret = AttributeCauses(rawValue: 1 << 9)
  /// The `awslogs` option `mode`.
  static let logMode = AttributeCauses(rawValue: 1 << 10)
  /// The option `mode` or `max-buffer-size` of any log driver.
  static let logBuffering = AttributeCauses(rawValue: 1 << 11)
  /// The `awslogs` option `awslogs-create-group`.
  static let createsLogGroup = AttributeCauses(rawValue: 1 << 12)
  static let healthCheck = AttributeCauses(rawValue: 1 << 13)
  static let startPeriod = AttributeCauses(rawValue: 1 << 14)
  static let dependsOn = AttributeCauses(rawValue: 1 << 15)
  /// `dependsOn`, `startTimeout` or `stopTimeout`.
  static let ordering = AttributeCauses(rawValue: 1 << 16)
  static let environmentFiles = AttributeCauses(rawValue: 1 << 17)
  static let memoryReservation = AttributeCauses(rawValue: 1 << 18)
  static let privileged = AttributeCauses(rawValue: 1 << 19)
  static let repositoryCredentials = AttributeCauses(rawValue: 1 << 20)

  static let logDrivers: AttributeCauses = [.awslogs, .awsfirelens, .otherLogDriver]
  static let all = AttributeCauses(rawValue: 1 << 21 - 1)
}

/// The features of a container, or of all containers, that it certainly has and that it may have.
struct ContainerAttributeCauses: Sendable {
  private(set) var present: AttributeCauses = []
  private(set) var possible: AttributeCauses = []

  /// Whether no container has a feature, for certain.
  func lacks(_ cause: AttributeCauses) -> Bool { present.union(possible).isDisjoint(with: cause) }

  /// Collects the features of all containers of a definition.
  init(_ definition: TaskDefinition) {
    if definition.mayHaveMoreContainers || definition.containers.isEmpty { possible = .all }
    for container in definition.containers { add(container) }
  }

  /// Collects the features of one container.
  init(_ container: ContainerDefinition) { add(container) }

  private mutating func add(_ container: ContainerDefinition) {
    addImage(container.image)
    addLogs(container)
    addFirelens(container)
    addSecrets(container.secrets)
    addHealthCheck(container.healthCheck)
    addFilled(container.dependsOn, [.dependsOn, .ordering])
    addFilled(container.environmentFiles, .environmentFiles)
    if !container.startTimeout.isUnset || !container.stopTimeout.isUnset {
      present.insert(.ordering)
    }
    addReservation(container.memoryReservation)
    if container.privileged.value ?? false {
      present.insert(.privileged)
    } else if container.privileged.isUnknown {
      possible.insert(.privileged)
    }
    if !container.repositoryCredentials.isUnset { possible.insert(.repositoryCredentials) }
  }

  private mutating func addImage(_ image: Field<JSONString>) {
    guard let image = image.value, !image.isBlank else { return possible.formUnion(.ecrImage) }
    if ImageReference(image).isPrivateECR { present.insert(.ecrImage) }
  }

  /// Adds the feature of a value; a blank value was removed by hand and may be any value.
  private mutating func add(
    _ field: Field<JSONString>, any: AttributeCauses, _ cause: (JSONString) -> AttributeCauses
  ) {
    switch field {
    case .absent, .null: break
    case .value(let string, _) where !string.isBlank: present.formUnion(cause(string))
    case .value, .unresolved, .mistyped: possible.formUnion(any)
    }
  }

  /// Adds features if a list is not empty.
  private mutating func addFilled<Element>(_ list: Field<[Element]>, _ causes: AttributeCauses) {
    switch list {
    case .absent, .null: break
    case .value(let elements, _): if !elements.isEmpty { present.formUnion(causes) }
    case .unresolved, .mistyped: possible.formUnion(causes)
    }
  }

  private mutating func addLogs(_ container: ContainerDefinition) {
    switch container.logConfiguration {
    case .absent, .null: break
    case .value(let configuration, _): addLogs(configuration)
    case .unresolved, .mistyped: possible.formUnion([.logDrivers, .logBuffering])
    }
  }

  private mutating func addLogs(_ configuration: LogConfiguration) {
    var isAWSLogs = false
    add(configuration.logDriver, any: .logDrivers) { driver in
      isAWSLogs = driver == "awslogs"
      return isAWSLogs ? .awslogs : driver == "awsfirelens" ? .awsfirelens : []
    }
    switch configuration.options {
    case .absent, .null: break
    case .value(let options, _):
      let hasMode = !options.field("mode").isUnset
      if hasMode || !options.field("max-buffer-size").isUnset { present.insert(.logBuffering) }
      guard isAWSLogs else { return }
      if hasMode { present.insert(.logMode) }
      if let creates = options.string("awslogs-create-group").value, creates == "true" {
        present.insert(.createsLogGroup)
      }
    case .unresolved, .mistyped: possible.insert(.logBuffering)
    }
  }

  private mutating func addFirelens(_ container: ContainerDefinition) {
    switch container.firelensConfiguration {
    case .absent, .null: break
    case .unresolved, .mistyped:
      possible.formUnion([.fluentbit, .fluentd, .configFile, .configS3])
    case .value(let configuration, _):
      if configuration.type.isUnset { possible.formUnion([.fluentbit, .fluentd]) }
      add(configuration.type, any: [.fluentbit, .fluentd]) { type in
        type == "fluentbit" ? .fluentbit : type == "fluentd" ? .fluentd : []
      }
      add(configuration.configFileType, any: [.configFile, .configS3]) { type in
        type == "file" ? .configFile : type == "s3" ? .configS3 : []
      }
    }
  }

  private mutating func addSecrets(_ secrets: NamedEntries) {
    let any: AttributeCauses = [.ssmSecret, .asmSecret]
    if secrets.mayHaveMore { possible.formUnion(any) }
    for entry in secrets.entries {
      switch entry.value.written.map(SecretReference.init) {
      case .parameter: present.insert(.ssmSecret)
      case .secret: present.insert(.asmSecret)
      case .other, .unresolved, nil: possible.formUnion(any)
      }
    }
  }

  private mutating func addHealthCheck(_ check: Field<HealthCheck>) {
    switch check {
    case .absent, .null: break
    case .value(let check, _):
      // ["NONE"] disables the check of the image.
      let words = check.command.value ?? []
      guard let first = words.first, first.value.map({ $0 != "NONE" }) ?? true else {
        possible.insert(.healthCheck)
        return
      }
      present.insert(.healthCheck)
      if check.startPeriod.value ?? 0 > 0 { present.insert(.startPeriod) }
    case .unresolved, .mistyped: possible.insert(.healthCheck)
    }
  }

  private mutating func addReservation(_ size: Field<Int>) {
    switch size {
    case .absent, .null: break
    case .value(let size, _) where size > 0: present.insert(.memoryReservation)
    case .value, .unresolved, .mistyped: possible.insert(.memoryReservation)
    }
  }
}
