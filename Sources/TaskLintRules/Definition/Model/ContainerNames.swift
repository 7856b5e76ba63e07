/// A reference of a container to another container of the task.
struct ContainerReference: Sendable {
  /// The string that contains the name.
  let string: JSONString
  /// The name of the other container.
  let name: String
  /// The property of the reference: `dependsOn`, `links` or `volumesFrom`.
  let member: StaticString

  /// Whether the reference is a `volumesFrom`.
  var isToVolumes: Bool { member.description == "volumesFrom" }
}

extension TaskDefinition {
  /// The containers by name; the first one if several have the same name.
  var containersByName: [String: ContainerDefinition] {
    Dictionary(
      containers.compactMap { container in container.name.value.map { ($0.text, container) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether the task may have a container name that the file does not show.
  ///
  /// A fragment of one container is a part that a deployment tool combines with others.
  var mayHaveOtherNames: Bool {
    mayHaveMoreContainers || containers.contains { $0.name.value == nil }
      || (object.isPartial && containers.count == 1)
  }
}

extension ContainerDefinition {
  /// The references of the container to other containers.
  var references: [ContainerReference] {
    var references: [ContainerReference] = []
    func add(_ string: JSONString, _ name: String, in member: StaticString) {
      references.append(ContainerReference(string: string, name: name, member: member))
    }
    for dependency in dependsOn.value ?? [] {
      if let name = dependency.value?.containerName.value { add(name, name.text, in: "dependsOn") }
    }
    for volumes in volumesFrom.value ?? [] {
      if let name = volumes.value?.sourceContainer.value { add(name, name.text, in: "volumesFrom") }
    }
    for link in links.value ?? [] {
      // A link may have an alias: `name:alias`.
      if let link = link.value { add(link, String(link.text.prefix { $0 != ":" }), in: "links") }
    }
    return references
  }
}
