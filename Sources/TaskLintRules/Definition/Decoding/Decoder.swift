/// One walk over a definition and the API's model side by side.
///
/// It looks up each key once, in the spelling of the input form, and stores the nodes of the
/// properties in a `DecodedTree`. It does not enter unknown properties, so it is never deeper than the
/// model. What does not conform to the model is collected as data, except null and unresolved values.
/// The decoder visits every key of every definition, so it works with the indexes of nodes and makes
/// values only of what it reports.
struct Decoder {
  var slots: [DecodedTree.Slot] = []
  var rows: [DecodedTree.Row] = []
  var nameTables: [Int32: NameTable] = [:]
  private var violations = SchemaViolations.Log()
  /// The path to the current node: of each step the node in the upper half, and in the lower half the
  /// 1-based position of an element in its list, or 0 for a key.
  var path: [Int] = []
  /// The index of the current container.
  private var container: Int?
  let json: JSONDocument
  let document: UncheckedDocument
  let types: ModelTypes
  /// Whether violations are reported.
  private let reports: Bool
  private let partiality: DecodedObject.Partiality

  private init(
    _ json: JSONDocument, _ document: UncheckedDocument, _ context: InputContext,
    nodes: Int, reports: Bool, partiality: DecodedObject.Partiality
  ) {
    self.json = json
    self.document = document
    self.reports = reports
    self.partiality = partiality
    types = ModelTypes(json, document, context: context)
    // The depth of the model.
    path.reserveCapacity(12)
    slots.reserveCapacity(min(256, 32 + 8 * nodes))
    rows.reserveCapacity(16)
  }

  // MARK: - Entry points

  /// The properties of a task definition.
  static func definition(
    _ value: JSONValue, _ context: InputContext, partiality: DecodedObject.Partiality
  ) -> (object: DecodedObject, violations: SchemaViolations) {
    // Terraform's provider has a schema for the task's own properties.
    let reports = context.spelling != .snakeCase
    let nodes = Int(value.document.nodes[value.index].next) - value.index
    let result = run(
      value.document, context, nodes: nodes, reports: reports, partiality: partiality
    ) {
      _ = $0.decode(structure: value.index, .registerTaskDefinitionRequest)
    }
    return (
      DecodedObject(result.tree, block: 0, partiality: partiality),
      SchemaViolations(result.violations, in: value.document, context)
    )
  }

  /// Containers that are in no task definition of the document.
  static func containers(
    _ elements: [JSONValue], in document: JSONDocument, _ context: InputContext
  ) -> (containers: [Field<ContainerDefinition>], violations: SchemaViolations.Log) {
    let nodes = document.nodes.count
    let result = run(document, context, nodes: nodes, reports: true, partiality: .none) {
      _ = $0.decode(
        elements: elements.lazy.map(\.index), count: elements.count, .containerDefinition)
    }
    let containers = (0..<Int(result.tree.rows[0].node)).map { index in
      result.tree.element(at: index + 1, index, ContainerDefinition.init)
    }
    // The elements that are not containers are not the containers' violations.
    var violations = result.violations
    violations.keepThoseInContainers()
    return (containers, violations)
  }

  /// A task definition of which the document has no properties.
  static func empty(
    _ value: JSONValue, _ context: InputContext, partiality: DecodedObject.Partiality
  ) -> DecodedObject {
    let result = run(value.document, context, nodes: 1, reports: false, partiality: partiality) {
      _ = $0.appendBlock(for: value.index, .registerTaskDefinitionRequest)
    }
    return DecodedObject(result.tree, block: 0, partiality: partiality)
  }

  private static func run(
    _ document: JSONDocument, _ context: InputContext, nodes: Int, reports: Bool,
    partiality: DecodedObject.Partiality, _ decode: (inout Decoder) -> Void
  ) -> (tree: DecodedTree, violations: SchemaViolations.Log) {
    document.withUnchecked { unchecked in
      var decoder = Decoder(
        document, unchecked, context, nodes: nodes, reports: reports, partiality: partiality)
      decode(&decoder)
      let tree = DecodedTree(
        document, context, slots: decoder.slots, rows: decoder.rows,
        nameTables: decoder.nameTables)
      return (tree, decoder.violations)
    }
  }

  // MARK: - Structures

  /// Appends the slots of an object, all absent.
  private mutating func appendBlock(for node: Int, _ name: APIModel.ShapeName) -> Int {
    let block = slots.count
    let count = Int(APIModel.memberCounts[Int(name.rawValue)])
    slots.append(
      DecodedTree.Slot(
        key: Int32(truncatingIfNeeded: count), value: Int32(truncatingIfNeeded: node),
        link: DecodedTree.none))
    for _ in 0..<count { slots.append(.absent) }
    return block
  }

  private mutating func decode(structure node: Int, _ name: APIModel.ShapeName) -> Int32 {
    let block = appendBlock(for: node, name)
    var seen: UInt64 = 0
    // A macro or a placeholder beside the properties may add others.
    var hasMacro = document.nodes[node].hasPlaceholderMembers
    if hasMacro { slots[block].link = DecodedTree.unresolved }
    let end = Int(document.nodes[node].next)
    var key = node + 1
    while key < end {
      let value = key + 1
      if let entry = types.property(key, in: name) {
        path.append(SchemaViolations.Log.step(to: key))
        let slot = decode(value, key: key, entry)
        path.removeLast()
        slots[block + 1 + entry.member.position] = slot
        if isPresent(slot, entry) { seen |= entry.member.bit }
        // Only the API itself returns describe-only properties.
        if entry.member.isDescribeOnly, types.context.spelling != .camelCase {
          report(.unknownProperty(Self.index(key), of: Self.index(node), name))
        }
      } else if types.isFunction(key) {
        hasMacro = true
        if string(key) == "Fn::Transform" { slots[block].link = DecodedTree.unresolved }
      } else {
        report(.unknownProperty(Self.index(key), of: Self.index(node), name))
      }
      key = Int(document.nodes[value].next)
    }
    if !hasMacro { reportMissing(in: node, name, besides: seen, isRoot: block == 0) }
    removeAbsentSlots(of: block)
    return Int32(truncatingIfNeeded: block)
  }

  /// Removes the absent properties at the end of the last block.
  private mutating func removeAbsentSlots(of block: Int) {
    guard slots.count == block + 1 + Int(slots[block].key) else { return }
    while slots.count > block + 1, slots[slots.count - 1].key < 0 { slots.removeLast() }
    slots[block].key = Int32(truncatingIfNeeded: slots.count - block - 1)
  }

  private func isPresent(
    _ slot: DecodedTree.Slot, _ entry: APIModel.MemberTable.Entry
  ) -> Bool {
    // The rules on logging report a log driver of null.
    if entry.shape == .logDriver { return true }
    return slot.key >= 0 && document.nodes[Int(slot.value)].kind != .null
  }

  private mutating func reportMissing(
    in node: Int, _ name: APIModel.ShapeName, besides seen: UInt64, isRoot: Bool
  ) {
    if name == .portMapping, seen & Self.containerPorts == 0 {
      let position = PortMapping.Property.containerPort.rawValue
      report(
        .missingProperty(UInt8(truncatingIfNeeded: position), of: Self.index(node), name))
    }
    let missing = APIModel.forms[Int(name.rawValue)].required & ~seen
    guard missing != 0 else { return }
    for member in APIModel.members(of: name) where missing & member.bit != 0 {
      let isElsewhere =
        isRoot && name == .registerTaskDefinitionRequest
        && partiality.mayBeGivenElsewhere(member.position)
      if !isElsewhere {
        let position = UInt8(truncatingIfNeeded: member.position)
        report(.missingProperty(position, of: Self.index(node), name))
      }
    }
  }

  /// The properties of a port mapping of which one is required, as bits.
  private static let containerPorts: UInt64 =
    1 << UInt64(PortMapping.Property.containerPort.rawValue)
    | 1 << UInt64(PortMapping.Property.containerPortRange.rawValue)

  /// Decodes a container; the paths of its violations begin at the container.
  mutating func decode(container node: Int, index: Int) -> Int32 {
    guard document.nodes[node].kind == .object else { return decode(node, .containerDefinition) }
    let outer = path
    path.removeAll(keepingCapacity: true)
    container = index
    defer {
      path = outer
      container = nil
    }
    return decode(structure: node, .containerDefinition)
  }

  // MARK: - Values

  private mutating func decode(
    _ written: Int, key: Int, _ entry: APIModel.MemberTable.Entry
  ) -> DecodedTree.Slot {
    let key = Int32(truncatingIfNeeded: key)
    switch types.resolution(of: written) {
    case .absent: return .absent
    case .unknown(let node):
      return DecodedTree.Slot(
        key: key, value: Int32(truncatingIfNeeded: node), link: DecodedTree.unresolved)
    case .node(let node):
      let count = violations.entries.count
      let limit = entry.isLimited ? APIModel.limit(of: entry.member) : nil
      let link = decode(node, entry.shape, limit?.shape, elements: limit?.elementShape)
      // Responses of the API are not checked.
      if entry.member.isDescribeOnly { violations.keep(first: count) }
      return DecodedTree.Slot(key: key, value: Int32(truncatingIfNeeded: node), link: link)
    }
  }

  /// Decodes a value that is not a function, and returns its link.
  ///
  /// The documentation may limit the value, or the elements of a list, more than the model does.
  mutating func decode(
    _ node: Int, _ name: APIModel.ShapeName, _ limit: APIModel.Shape? = nil,
    elements elementLimit: APIModel.Shape? = nil
  ) -> Int32 {
    let form = APIModel.forms[Int(name.rawValue)]
    guard types.isOfKind(node, form.kind) else {
      if form.isStructure, let block = firstBlock(of: node) {
        return decode(structure: block, name)
      }
      if reports, !types.isUnresolved(node) { report(.wrongType(Self.index(node), form.kind)) }
      return DecodedTree.none
    }
    var link = DecodedTree.none
    if form.isStructure {
      link = decode(structure: node, name)
    } else if form.kind == .list {
      link = decode(list: node, form.element, limitedBy: elementLimit)
    } else if form.kind == .object {
      decode(map: node, name, form.element)
    }
    guard reports, form.isLimited || limit != nil else { return link }
    if let shape = APIModel.rejectingShape(of: value(node), name, limitedBy: limit) {
      violations.add(invalid: node, shape, inContainer: container, at: path)
    }
    return link
  }

  /// The object of a block, which Terraform writes as a list of one.
  private func firstBlock(of node: Int) -> Int? {
    guard types.context.spelling == .snakeCase, document.nodes[node].kind == .array,
      Int(document.nodes[node].next) > node + 1, document.nodes[node + 1].kind == .object
    else { return nil }
    return node + 1
  }

  private mutating func decode(
    map node: Int, _ map: APIModel.ShapeName, _ name: APIModel.ShapeName
  ) {
    let end = Int(document.nodes[node].next)
    var key = node + 1
    while key < end {
      if map == .logConfigurationOptionsMap, isPropertyBesideOptions(key) {
        report(.unknownProperty(Self.index(key), of: Self.index(node), map))
      } else if case .node(let node) = types.resolution(of: key + 1) {
        path.append(SchemaViolations.Log.step(to: key))
        _ = decode(node, name)
        path.removeLast()
      }
      key = Int(document.nodes[key + 1].next)
    }
  }

  /// Whether a key among the log options is a property of the log configuration, with its value.
  private func isPropertyBesideOptions(_ key: Int) -> Bool {
    guard document.nodes[key + 1].kind == .array,
      let entry = ModelTypes.entry(
        ignoringCaseOf: string(key), in: .logConfiguration, types.context)
    else { return false }
    return APIModel.forms[Int(entry.shape.rawValue)].kind == .list
  }

  // MARK: - Reports

  func value(_ node: Int) -> JSONValue { JSONValue(document: json, index: node) }

  func string(_ node: Int) -> JSONString { JSONString(document: json, index: node) }

  private static func index(_ node: Int) -> Int32 { Int32(truncatingIfNeeded: node) }

  private mutating func report(_ fault: SchemaViolations.Log.Fault) {
    if reports { violations.add(fault, inContainer: container, at: path) }
  }
}
