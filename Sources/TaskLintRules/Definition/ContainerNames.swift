/// A place where a container of a task names another.
struct ContainerReference: Sendable {
  /// The string that holds the name.
  let string: JSONString
  /// The name in it.
  let name: String
  /// The member that names: `dependsOn`, `links` or `volumesFrom`.
  let member: StaticString
}

extension TaskDefinition {
  /// The containers by name; of several with one name the first.
  var containersByName: [String: ContainerDefinition] {
    Dictionary(
      containers.compactMap { container in container.name.value.map { ($0.text, container) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a container may have a name that the file does not show.
  ///
  /// A fragment of one container is a part that something else puts together with others.
  var mayHaveOtherNames: Bool {
    mayHaveMoreContainers || containers.contains { $0.name.value == nil }
      || (object.isPartial && containers.count == 1)
  }
}

extension ContainerDefinition {
  private static let referring = MemberNames(["dependsOn", "volumesFrom", "links"])

  /// The names of other containers that the container's members hold.
  var references: [ContainerReference] {
    guard Self.referring.isAny(in: object) else { return [] }
    let dependencies = (dependsOn.value ?? []).compactMap { $0.value?.containerName.value }
    let volumes = (object.objects("volumesFrom").value ?? [])
      .compactMap { $0.value?.string("sourceContainer").value }
    let links = (object.strings("links").value ?? []).compactMap(\.value)
    return dependencies.map { ContainerReference(string: $0, name: $0.text, member: "dependsOn") }
      + volumes.map { ContainerReference(string: $0, name: $0.text, member: "volumesFrom") }
      + links.map { link in
        // A link may give the container an alias: `name:alias`.
        let name = link.text.prefix { $0 != ":" }
        return ContainerReference(string: link, name: String(name), member: "links")
      }
  }
}
