/// One entry of a container's `dependsOn`.
public struct ContainerDependency: Sendable {
  /// Its object.
  public let object: ObjectView

  /// Creates the view of a dependency.
  public init(_ object: ObjectView) { self.object = object }

  public var containerName: Field<JSONString> { object.string("containerName") }
  public var condition: Field<JSONString> { object.string("condition") }
}

extension ContainerDefinition {
  /// Whether the container waits for others that the file does not name.
  var mayHaveMoreDependencies: Bool {
    let entries = dependsOn.value ?? []
    return dependsOn.isUnknown
      || entries.contains { $0.isUnknown || $0.value?.containerName.isUnknown ?? false }
  }
}

extension TaskDefinition {
  /// Whether a container certainly waits for another: in many definitions none does.
  var hasDependencies: Bool { containers.contains { $0.dependsOn.value?.isEmpty == false } }

  /// The indexes of the containers that wait for a container, directly or through others, or of
  /// which that can't be ruled out.
  func indexesOfContainers(thatMayWaitFor container: ContainerDefinition) -> Set<Int> {
    var dependents: [String: [ContainerDefinition]] = [:]
    var waiting: Set<Int> = []
    var reached = [container]
    for other in containers {
      if other.mayHaveMoreDependencies, waiting.insert(other.index).inserted {
        reached.append(other)
      }
      for dependency in other.dependsOn.value ?? [] {
        guard let name = dependency.value?.containerName.value?.text else { continue }
        dependents[name, default: []].append(other)
      }
    }
    while let next = reached.popLast() {
      guard let name = next.name.value?.text else { continue }
      for dependent in dependents[name] ?? [] where waiting.insert(dependent.index).inserted {
        reached.append(dependent)
      }
    }
    return waiting
  }
}
