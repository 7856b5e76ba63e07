/// The cycles in the dependencies of containers.
struct DependencyCycles {
  /// One step of a cycle: a container and the name of the container that it depends on.
  struct Step {
    let container: ContainerDefinition
    let name: JSONString
  }

  private struct Visit {
    let index: Int
    var edges: ArraySlice<(target: Int, name: JSONString)>
    var taken: JSONString?
  }

  /// The cycles; only one of several cycles that share a container.
  private(set) var cycles: [[Step]] = []

  /// Finds the cycles of a definition in linear time.
  ///
  /// The depth-first search has an explicit stack, so that a long chain does not cause deep
  /// recursion.
  init(_ definition: TaskDefinition) {
    guard definition.hasDependencies else { return }
    let containers = definition.containers
    let edges = Self.edges(of: definition)
    guard edges.contains(where: { !$0.isEmpty }) else { return }
    var places: [Int?] = Array(repeating: nil, count: containers.count)
    var isDone = Array(repeating: false, count: containers.count)
    var isReported = isDone
    for start in containers.indices where !isDone[start] {
      var stack = [Visit(index: start, edges: edges[start][...])]
      places[start] = 0
      while var visit = stack.popLast() {
        guard let edge = visit.edges.popFirst() else {
          places[visit.index] = nil
          isDone[visit.index] = true
          continue
        }
        visit.taken = edge.name
        stack.append(visit)
        if let place = places[edge.target] {
          guard !isReported[edge.target], !isReported[visit.index] else { continue }
          let cycle = stack[place...]
          for step in cycle { isReported[step.index] = true }
          cycles.append(
            cycle.compactMap { step in
              step.taken.map { Step(container: containers[step.index], name: $0) }
            })
        } else if !isDone[edge.target] {
          places[edge.target] = stack.count
          stack.append(Visit(index: edge.target, edges: edges[edge.target][...]))
        }
      }
    }
  }

  private static func edges(
    of definition: TaskDefinition
  ) -> [[(target: Int, name: JSONString)]] {
    var indexes: [String: Int] = [:]
    for (index, container) in definition.containers.enumerated() {
      guard let name = container.name.value?.text, indexes[name] == nil else { continue }
      indexes[name] = index
    }
    return definition.containers.map { container in
      (container.dependsOn.value ?? []).compactMap { dependency in
        guard let name = dependency.value?.containerName.value, let target = indexes[name.text]
        else { return nil }
        return (target, name)
      }
    }
  }
}
