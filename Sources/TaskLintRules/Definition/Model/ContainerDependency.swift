extension ContainerDefinition {
  /// Whether the container may depend on containers that the file does not name.
  var mayHaveMoreDependencies: Bool {
    let entries = dependsOn.value ?? []
    let links = links
    return dependsOn.isUnknown || links.isUnknown
      || entries.contains { $0.isUnknown || $0.value?.containerName.isUnknown ?? false }
      || (links.value ?? []).contains(where: \.isUnknown)
  }
}

extension TaskDefinition {
  /// Whether any container has a `dependsOn`, as a quick check before a search.
  var hasDependencies: Bool { containers.contains { $0.dependsOn.value?.isEmpty == false } }

  /// The indexes of the containers that depend on a container by `dependsOn` or `links`, directly
  /// or through others, and of those that may.
  func indexesOfContainers(thatMayWaitFor container: ContainerDefinition) -> Set<Int> {
    var dependents: [String: [ContainerDefinition]] = [:]
    var waiting: Set<Int> = []
    var reached = [container]
    for other in containers {
      if other.mayHaveMoreDependencies, waiting.insert(other.index).inserted {
        reached.append(other)
      }
      for reference in other.references where !reference.isToVolumes {
        dependents[reference.name, default: []].append(other)
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

  /// The indexes of the containers that a container depends on, directly or through others.
  func indexesOfContainers(neededBy container: ContainerDefinition) -> Set<Int> {
    let named = containersByName
    var needed: Set<Int> = []
    var reached = [container]
    while let next = reached.popLast() {
      for reference in next.references {
        guard let other = named[reference.name], needed.insert(other.index).inserted else {
          continue
        }
        reached.append(other)
      }
    }
    return needed
  }
}
