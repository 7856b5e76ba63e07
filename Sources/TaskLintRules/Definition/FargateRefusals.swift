/// The parameters that AWS Fargate refuses, where they say something.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
enum FargateRefusals {
  /// A member that is refused, with its key.
  struct Refusal {
    let key: SourceRange
    let name: StaticString
    /// The container that it stands in, if it does.
    let container: ContainerDefinition?
  }

  private static let ofContainers: [StaticString] = [
    "disableNetworking", "dnsSearchDomains", "dnsServers", "dockerSecurityOptions", "extraHosts",
    "links", "privileged",
  ]
  private static let ofLinuxParameters: [StaticString] = [
    "devices", "maxSwap", "sharedMemorySize", "swappiness",
  ]

  /// All that is looked at of a container, and of the task itself.
  private static let inContainers = MemberNames(
    ofContainers + ["linuxParameters", "resourceRequirements"])
  private static let inTasks = MemberNames(["ipcMode", "pidMode", "placementConstraints"])

  /// The refused members of a definition.
  static func refusals(in definition: TaskDefinition) -> [Refusal] {
    definition.containers.flatMap(refusals) + refusals(inVolumesOf: definition)
      + refusals(inTask: definition.object)
  }

  private static func refusals(in container: ContainerDefinition) -> [Refusal] {
    guard inContainers.isAny(in: container.object) else { return [] }
    var found = filled(ofContainers, of: container.object, in: container)
    if let parameters = container.linuxParameters.value {
      found += filled(ofLinuxParameters, of: parameters, in: container)
      if let capabilities = parameters.object("capabilities").value,
        let add = capabilities.strings("add").value,
        add.contains(where: { $0.value.map { $0 != "SYS_PTRACE" } ?? false })
      {
        found += filled(["add"], of: capabilities, in: container)
      }
    }
    let resources = container.object.objects("resourceRequirements").value ?? []
    if resources.contains(where: { $0.value?.string("type").value.map { $0 == "GPU" } ?? false }) {
      found += filled(["resourceRequirements"], of: container.object, in: container)
    }
    return found
  }

  private static func refusals(inVolumesOf definition: TaskDefinition) -> [Refusal] {
    (definition.volumes.value ?? []).compactMap(\.value).flatMap { volume in
      filled(["dockerVolumeConfiguration"], of: volume, in: nil)
        + (volume.object("host").value.map { filled(["sourcePath"], of: $0, in: nil) } ?? [])
    }
  }

  private static func refusals(inTask task: ObjectView) -> [Refusal] {
    guard inTasks.isAny(in: task) else { return [] }
    let found = filled(["ipcMode", "placementConstraints"], of: task, in: nil)
    // Of the process namespaces Fargate knows the task's.
    guard let mode = task.string("pidMode").value, mode == "host" else { return found }
    return found + filled(["pidMode"], of: task, in: nil)
  }

  private static func filled(
    _ names: [StaticString], of object: ObjectView, in container: ContainerDefinition?
  ) -> [Refusal] {
    names.compactMap { name in
      guard case .value(let value, let place) = object.field(name), value.isFilled else {
        return nil
      }
      return Refusal(key: place.name, name: name, container: container)
    }
  }
}

extension JSONValue {
  /// Whether the value certainly says something: not empty, not false, not 0.
  fileprivate var isFilled: Bool {
    switch kind {
    case .object: return members.contains { _ in true }
    case .array: return elements.contains { _ in true }
    case .string:
      guard let string else { return false }
      return !string.isEmpty && !Placeholder.isIn(string)
    case .number: return integer != 0
    case .boolean: return boolean == true
    case .null, .placeholder: return false
    }
  }
}
