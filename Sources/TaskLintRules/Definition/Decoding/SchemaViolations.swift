/// The places where a definition does not conform to the API's model, in the order of the document.
///
/// A hostile file can have one in every two bytes. So only the nodes are stored, and a violation is
/// made when it is read. It is a class so that a violation costs one reference.
final class SchemaViolations: RandomAccessCollection, Sendable {
  /// The nodes of violations, as a decoder finds them.
  struct Log: Sendable {
    /// The fault of a violation, with indexes of nodes.
    enum Fault {
      case unknownProperty(Int32, of: Int32, APIModel.ShapeName)
      case wrongType(Int32, APIModel.Kind)
      /// The property is its position in the structure.
      case missingProperty(UInt8, of: Int32, APIModel.ShapeName)
      /// The shape is an index among the rejecting shapes.
      case invalidValue(Int32, shape: Int32)
    }

    struct Entry {
      let fault: Fault
      /// The index of the container; -1 if the fault is in the task's own properties.
      let container: Int32
      /// The index of the last step of the path; -1 for an empty path.
      let step: Int32
    }

    /// A step of a path; violations with the same way share it.
    struct Step {
      let node: Int32
      /// The 1-based position of an element in its list, or 0 for a key.
      let position: Int32
      /// The index of the step before it; -1 for the first one.
      let outer: Int32
    }

    fileprivate(set) var entries: [Entry] = []
    fileprivate private(set) var steps: [Step] = []
    fileprivate private(set) var shapes: [APIModel.Shape] = []
    /// The steps to the last violation, as indexes.
    private var last: [Int32] = []
  }

  private let document: JSONDocument
  let context: InputContext
  private let log: Log
  private let containers: [ContainerDefinition]

  init(
    _ log: Log, in document: JSONDocument, _ context: InputContext,
    containers: [ContainerDefinition] = []
  ) {
    self.log = log
    self.document = document
    self.context = context
    self.containers = containers
  }

  /// The violations of the task and of some containers, which are in the order of the file.
  func of(_ containers: [ContainerDefinition]) -> SchemaViolations {
    guard !log.entries.isEmpty else { return self }
    var log = log
    let known = Set(containers.lazy.map { Int32(truncatingIfNeeded: $0.index) })
    func isOther(_ entry: Log.Entry) -> Bool {
      entry.container >= 0 && !known.contains(entry.container)
    }
    // Removing nothing would copy the entries.
    if log.entries.contains(where: isOther) { log.entries.removeAll(where: isOther) }
    return SchemaViolations(log, in: document, context, containers: containers)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { log.entries.count }
  subscript(index: Int) -> SchemaViolation { SchemaViolation(self, at: index) }

  // MARK: - One violation

  func fault(at index: Int) -> SchemaViolation.Fault {
    func value(_ node: Int32) -> JSONValue { JSONValue(document: document, index: Int(node)) }
    func string(_ node: Int32) -> JSONString { JSONString(document: document, index: Int(node)) }
    switch log.entries[index].fault {
    case .unknownProperty(let key, let structure, let owner):
      return .unknownProperty(string(key), of: value(structure), owner)
    case .wrongType(let node, let kind): return .wrongType(value(node), kind)
    case .missingProperty(let position, let structure, let owner):
      let member = APIModel.members(of: owner).first { $0.position == position }
      return .missingProperty(member?.name ?? "", of: value(structure), owner)
    case .invalidValue(let node, let shape):
      return .invalidValue(value(node), log.shapes[Int(shape)])
    }
  }

  func container(at index: Int) -> ContainerDefinition? {
    let position = log.entries[index].container
    guard position >= 0, !containers.isEmpty else { return nil }
    let place = containers.indices.bisected { containers[$0].index >= position }
    return containers.indices.contains(place) && containers[place].index == position
      ? containers[place] : nil
  }

  func path(at index: Int) -> [PathStep] {
    var path: [PathStep] = []
    var next = log.entries[index].step
    while next >= 0 {
      let step = log.steps[Int(next)]
      let node = Int(step.node)
      path.append(
        step.position == 0
          ? .member(JSONString(document: document, index: node))
          : .element(
            JSONValue(document: document, index: node), index: Int(step.position) - 1))
      next = step.outer
    }
    return path.reversed()
  }
}

extension SchemaViolations.Log {
  /// A step of a path to an element of a list, by its node and its index, or to a key.
  static func step(to node: Int, at index: Int? = nil) -> Int { node << 32 | ((index ?? -1) + 1) }

  /// Adds a violation at the end of a path.
  mutating func add(_ fault: Fault, inContainer container: Int?, at path: [Int]) {
    entries.append(
      Entry(
        fault: fault, container: Int32(truncatingIfNeeded: container ?? -1), step: add(path)))
  }

  /// Adds a value that is rejected, at the end of a path.
  mutating func add(
    invalid node: Int, _ shape: APIModel.Shape, inContainer container: Int?, at path: [Int]
  ) {
    shapes.append(shape)
    add(
      .invalidValue(
        Int32(truncatingIfNeeded: node), shape: Int32(truncatingIfNeeded: shapes.count - 1)),
      inContainer: container, at: path)
  }

  /// Adds the steps that the path does not share with the one before it, and returns the last one.
  private mutating func add(_ path: [Int]) -> Int32 {
    var shared = 0
    while shared < min(path.count, last.count), isStep(last[shared], path[shared]) { shared += 1 }
    last.removeSubrange(shared...)
    for step in path[shared...] {
      steps.append(
        Step(
          node: Int32(truncatingIfNeeded: step >> 32), position: Int32(truncatingIfNeeded: step),
          outer: last.last ?? -1))
      last.append(Int32(truncatingIfNeeded: steps.count - 1))
    }
    return last.last ?? -1
  }

  private func isStep(_ index: Int32, _ step: Int) -> Bool {
    let known = steps[Int(index)]
    return known.node == Int32(truncatingIfNeeded: step >> 32)
      && known.position == Int32(truncatingIfNeeded: step)
  }

  /// Removes all but the first entries.
  mutating func keep(first count: Int) { entries.removeSubrange(count...) }

  /// Removes the violations that are in no container.
  mutating func keepThoseInContainers() { entries.removeAll { $0.container < 0 } }
}
