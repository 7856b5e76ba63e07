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

  private static let ofContainers: [StaticString] = [
    "disableNetworking", "dnsSearchDomains", "dnsServers", "dockerSecurityOptions", "extraHosts",
    "links", "privileged",
  ]
  private static let ofLinuxParameters: [StaticString] = [
    "devices", "maxSwap", "sharedMemorySize", "swappiness",
  ]

  /// The properties of a container and of the task that may be unsupported.
  private static let inContainers = MemberNames(
    ofContainers + ["linuxParameters", "resourceRequirements"])
  private static let ofTasks: [StaticString] = [
    "ipcMode", "placementConstraints", "trustedExecutionConfiguration",
  ]
  private static let inTasks = MemberNames(ofTasks + ["pidMode"])

  /// The unsupported parameters of a definition.
  static func unsupported(in definition: TaskDefinition) -> [Unsupported] {
    definition.containers.flatMap(unsupported) + unsupported(inVolumesOf: definition)
      + unsupported(inTask: definition.object)
  }

  private static func unsupported(in container: ContainerDefinition) -> [Unsupported] {
    guard inContainers.isAny(in: container.object) else { return [] }
    var found = filled(ofContainers, of: container.object, in: container)
    if let parameters = container.linuxParameters.value {
      found += filled(ofLinuxParameters, of: parameters, in: container)
      found += unsupported(inCapabilitiesOf: parameters, in: container)
    }
    for requirement in container.object.objects("resourceRequirements").value ?? [] {
      guard case .value(let type, let place)? = requirement.value?.string("type"),
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
    inCapabilitiesOf parameters: ObjectView, in container: ContainerDefinition
  ) -> [Unsupported] {
    let added = parameters.object("capabilities").value?.strings("add").value ?? []
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
      filled(
        ["dockerVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration"], of: volume,
        in: nil)
        + (volume.object("host").value.map { filled(["sourcePath"], of: $0, in: nil) } ?? [])
    }
  }

  private static func unsupported(inTask task: ObjectView) -> [Unsupported] {
    guard inTasks.isAny(in: task) else { return [] }
    let found = filled(ofTasks, of: task, in: nil)
    // Fargate supports the task's own process namespace.
    guard let mode = task.string("pidMode").value, mode == "host" else { return found }
    return found + filled(["pidMode"], of: task, in: nil)
  }

  private static func filled(
    _ names: [StaticString], of object: ObjectView, in container: ContainerDefinition?
  ) -> [Unsupported] {
    names.compactMap { name in
      guard case .value(let value, let place) = object.field(name), value.isFilled else {
        return nil
      }
      let spelled = object.spelling.name(of: name.description)
      return Unsupported(range: place.name, phrase: "'\(spelled)'", container: container)
    }
  }
}

extension JSONValue {
  /// Whether the value is certainly not empty, false or 0.
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
