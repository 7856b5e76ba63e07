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
    let dependencies = (dependsOn.value ?? []).compactMap { $0.value?.containerName.value }
    let volumes = (volumesFrom.value ?? []).compactMap { $0.value?.sourceContainer.value }
    let linked = (links.value ?? []).compactMap(\.value)
    return dependencies.map { ContainerReference(string: $0, name: $0.text, member: "dependsOn") }
      + volumes.map { ContainerReference(string: $0, name: $0.text, member: "volumesFrom") }
      + linked.map { link in
        // A link may have an alias: `name:alias`.
        let name = link.text.prefix { $0 != ":" }
        return ContainerReference(string: link, name: String(name), member: "links")
      }
  }
}
