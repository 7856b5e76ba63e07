/// The parameters that AWS Fargate does not support, if they have a value.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateParameters {
  /// An unsupported parameter.
  struct Unsupported {
    /// The parameter's key, or the list element or value that is not supported.
    let range: SourceRange
    /// The parameter as a phrase: `'privileged'`, `capability 'SYS_ADMIN'`.
    let phrase: String
    /// The container of the parameter, nil if it is the task's own.
    let container: ContainerDefinition?
  }

  private static let ofContainers: [ContainerDefinition.Property] = [
    .disableNetworking, .dnsSearchDomains, .dnsServers, .dockerSecurityOptions, .extraHosts, .links,
    .privileged,
  ]
  private static let ofLinuxParameters: [LinuxParameters.Property] = [
    .devices, .maxSwap, .sharedMemorySize, .swappiness,
  ]
  private static let ofTasks: [TaskDefinitionProperties.Property] = [
    .ipcMode, .placementConstraints, .trustedExecutionConfiguration,
  ]
  private static let ofVolumes: [Volume.Property] = [
    .dockerVolumeConfiguration, .fsxWindowsFileServerVolumeConfiguration,
  ]

  /// The unsupported parameters of a definition.
  static func unsupported(in definition: TaskDefinition) -> [Unsupported] {
    definition.containers.flatMap(unsupported) + unsupported(inVolumesOf: definition)
      + unsupported(inTask: definition.properties)
  }

  private static func unsupported(in container: ContainerDefinition) -> [Unsupported] {
    var found = filled(ofContainers, of: container, in: container)
    if let parameters = container.linuxParameters.value {
      found += filled(ofLinuxParameters, of: parameters, in: container)
      found += unsupported(inCapabilitiesOf: parameters, in: container)
    }
    for requirement in container.resourceRequirements.value ?? [] {
      guard case .value(let type, let place)? = requirement.value?.type,
        type == "GPU" || type == "NeuronDevice"
      else { continue }
      found.append(
        Unsupported(
          range: place.range, phrase: "resource type '\(type.shown)'", container: container))
    }
    return found
  }

  /// Fargate only adds SYS_PTRACE.
  private static func unsupported(
    inCapabilitiesOf parameters: LinuxParameters, in container: ContainerDefinition
  ) -> [Unsupported] {
    let added = parameters.capabilities.value?.add.value ?? []
    return added.compactMap { element in
      guard case .value(let name, let place) = element, !name.isEmpty, name != "SYS_PTRACE" else {
        return nil
      }
      return Unsupported(
        range: place.range, phrase: "capability '\(name.shown)'", container: container)
    }
  }

  private static func unsupported(inVolumesOf definition: TaskDefinition) -> [Unsupported] {
    (definition.volumes.value ?? []).compactMap(\.value).flatMap { volume in
      filled(ofVolumes, of: volume, in: nil)
        + (volume.host.value.map { filled([.sourcePath], of: $0, in: nil) } ?? [])
    }
  }

  private static func unsupported(inTask task: TaskDefinitionProperties) -> [Unsupported] {
    let found = filled(ofTasks, of: task, in: nil)
    // Fargate supports the task's own process namespace.
    guard let mode = task.pidMode.value, mode == "host" else { return found }
    return found + filled([.pidMode], of: task, in: nil)
  }

  private static func filled<Structure: APIStructure>(
    _ properties: [Structure.Property], of structure: Structure,
    in container: ContainerDefinition?
  ) -> [Unsupported] {
    properties.compactMap { property in
      guard let place = structure.placeIfFilled(property) else { return nil }
      return Unsupported(
        range: place.name, phrase: "'\(structure.spelledName(of: property))'",
        container: container)
    }
  }
}
