/// The attributes that ECS derives from a definition and returns in `requiresAttributes`.
///
/// Amazon does not publish the causes of the attributes. They were derived from the attributes that
/// ECS returned for real definitions, and from the names in the ECS agent, which reports them for an
/// instance. An attribute is required or surplus only if no real definition contradicts it.
///
/// Source: https://github.com/aws/amazon-ecs-agent/blob/master/agent/app/agent_capability.go
struct AttributeRequirements {
  /// An attribute that ECS certainly requires.
  struct Demand {
    let attribute: AttributeName
    /// The cause as a clause: `container 'app' logs to 'awslogs'`.
    let cause: String
  }

  private let definition: TaskDefinition
  private let causes: ContainerAttributeCauses

  /// Derives the attributes that a definition requires of an instance.
  init(_ definition: TaskDefinition) {
    self.definition = definition
    causes = ContainerAttributeCauses(definition)
  }

  // MARK: - Required attributes

  /// The attributes that the definition certainly requires, each with its first cause, without those
  /// of a set.
  func demands(without listed: AttributeNames) -> [Demand] {
    var listed = listed
    var demands = taskDemands.filter { listed.insert($0.attribute) }
    for row in AttributeRow.all where causes.present.contains(row.cause) {
      guard let clause = row.present, !listed.contains(row.name),
        !row.needsExecutionRole || isRole(definition.executionRoleARN),
        let user = definition.containers.first(where: {
          ContainerAttributeCauses($0).present.contains(row.cause)
        })
      else { continue }
      listed.insert(row.name)
      demands.append(Demand(attribute: row.name, cause: "container \(user.label) \(clause)"))
    }
    return demands
  }

  private var taskDemands: [Demand] {
    var demands: [Demand] = []
    if let mode = definition.networkMode.value, mode == "awsvpc" {
      for attribute in [AttributeName.taskENI, .remoteAPI18] {
        demands.append(Demand(attribute: attribute, cause: "the network mode is 'awsvpc'"))
      }
    }
    if isRole(definition.taskRoleARN) {
      demands.append(Demand(attribute: .taskRole, cause: "the task has a 'taskRoleArn'"))
    }
    if let volume = efsVolume {
      for attribute in [AttributeName.efs, .efsAuth, .remoteAPI25] {
        demands.append(Demand(attribute: attribute, cause: volume))
      }
    }
    if let mode = sharedNamespace { demands.append(Demand(attribute: .pidIPC, cause: mode)) }
    return demands
  }

  /// A clause about the first EFS volume; nil if there is certainly or possibly none.
  private var efsVolume: String? {
    for volume in definition.volumes.value ?? [] {
      guard let volume = volume.value, volume.efsVolumeConfiguration.value != nil else { continue }
      return volume.name.value.map { "volume '\($0.text)' is an EFS volume" }
        ?? "a volume is an EFS volume"
    }
    return nil
  }

  /// A clause about a `pidMode` or `ipcMode` that shares a namespace.
  ///
  /// What ECS derives from the IPC mode `none` is not known.
  private var sharedNamespace: String? {
    if let mode = definition.properties.pidMode.value, !mode.isBlank {
      return "the task has the 'pidMode' '\(mode.text)'"
    }
    if let mode = definition.properties.ipcMode.value, !mode.isBlank, mode != "none" {
      return "the task has the 'ipcMode' '\(mode.text)'"
    }
    return nil
  }

  /// Whether a property is certainly a role; an ARN with a placeholder is one for every value of the
  /// placeholder.
  private func isRole(_ role: Field<JSONString>) -> Bool {
    if let role = role.value { return !role.isBlank }
    return role.written?.text.hasPrefix("arn:") ?? false
  }

  // MARK: - Surplus attributes

  /// The reason why nothing in the definition needs an attribute, as a clause; nil if something
  /// needs it or may need it, and for attributes whose causes are not certain.
  func absence(of name: JSONString, _ known: AttributeName?) -> String? {
    known.flatMap(absence) ?? absence(ofLogDriverIn: name)
  }

  private func absence(of attribute: AttributeName) -> String? {
    for row in AttributeRow.all where row.name == attribute && causes.lacks(row.cause) {
      if let clause = row.absent { return clause.description }
    }
    switch attribute {
    case .taskENI: return absenceOfNetworkMode
    case .taskRole where definition.taskRoleARN.isUnset: return "the task has no 'taskRoleArn'"
    case .executionRoleLogs where definition.executionRoleARN.isUnset:
      return "the task has no 'executionRoleArn'"
    case .efs, .efsAuth: return absenceOfEFS
    case .pidIPC
    where definition.properties.pidMode.isUnset && definition.properties.ipcMode.isUnset:
      return "the task has neither 'pidMode' nor 'ipcMode'"
    case .appMesh where definition.properties.proxyConfiguration.isUnset:
      return "the task has no 'proxyConfiguration'"
    case .ephemeralStorage where definition.properties.ephemeralStorage.isUnset:
      return "the task has no 'ephemeralStorage'"
    default: return nil
    }
  }

  private var absenceOfEFS: String? {
    let volumes = definition.volumes
    guard !volumes.isUnknown,
      (volumes.value ?? []).allSatisfy({ $0.value?.efsVolumeConfiguration.isUnset ?? false })
    else { return nil }
    return "no volume is an EFS volume"
  }

  private var absenceOfNetworkMode: String? {
    switch definition.networkMode {
    case .absent, .null: "the network mode is not 'awsvpc'"
    case .value(let mode, _) where !mode.isBlank && mode != "awsvpc":
      "the network mode is '\(mode.text)'"
    case .value, .unresolved, .mistyped: nil
    }
  }

  /// The same for an attribute of any log driver, by its name in the file.
  private func absence(ofLogDriverIn name: JSONString) -> String? {
    let prefix: StaticString = "com.amazonaws.ecs.capability.logging-driver."
    guard let driver = name.decodedBytes.after(beginning: prefix),
      causes.possible.isDisjoint(with: .otherLogDriver)
    else { return nil }
    let isUsed = definition.containers.contains {
      $0.logDriver.value?.decodedBytes.elementsEqual(driver) ?? false
    }
    return isUsed ? nil : "no container logs to '\(String(driver))'"
  }
}
