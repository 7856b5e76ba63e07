/// The circles in which containers wait for one another.
struct DependencyCycles {
  /// One step of a circle: a container, and the name of the one that it waits for.
  struct Step {
    let container: ContainerDefinition
    let name: JSONString
  }

  private struct Visit {
    let index: Int
    var edges: ArraySlice<(target: Int, name: JSONString)>
    var taken: JSONString?
  }

  /// The circles, of those that share a container one.
  private(set) var cycles: [[Step]] = []

  /// Looks for the circles of a definition, in time linear in its dependencies.
  ///
  /// The search is depth first with a stack of its own, so that a long chain is no deep recursion.
  init(_ definition: TaskDefinition) {
    guard definition.hasDependencies else { return }
    let containers = definition.containers
    let edges = Self.edges(of: definition)
    guard edges.contains(where: { !$0.isEmpty }) else { return }
    var places: [Int?] = Array(repeating: nil, count: containers.count)
    var isDone = Array(repeating: false, count: containers.count)
    var isTold = isDone
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
          guard !isTold[edge.target], !isTold[visit.index] else { continue }
          let circle = stack[place...]
          for step in circle { isTold[step.index] = true }
          cycles.append(
            circle.compactMap { step in
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
