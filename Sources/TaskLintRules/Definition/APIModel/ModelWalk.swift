/// A walk over a definition and the API's model side by side.
///
/// It does not enter unknown properties, so it is never deeper than the model, and ignores what is
/// null or unresolved. It visits every key of every definition, so it works with the indexes of nodes
/// and makes values only of what it reports.
struct ModelWalk {
  private var violations: [SchemaViolation] = []
  /// The path to the current node: of each step the node in the upper half, and in the lower half the
  /// 1-based position of an element in its list, or 0 for a key.
  private var path: [Int] = []
  private let object: ObjectView
  private let container: ContainerDefinition?
  private let document: UncheckedDocument
  private let types: ModelTypes

  /// The places where a definition does not conform to the model.
  static func violations(
    in object: ObjectView, with containers: [ContainerDefinition], form: InputForm
  ) -> [SchemaViolation] {
    var violations: [SchemaViolation] = []
    switch form {
    case .register, .describe, .cloudFormation:
      violations = Self.violations(in: object, .registerTaskDefinitionRequest, container: nil)
    case .containers: violations = elements(of: object)
    // Terraform's provider has a schema for the task's own properties.
    case .terraform: break
    }
    for container in containers {
      violations += Self.violations(
        in: container.object, .containerDefinition, container: container)
    }
    return violations
  }

  /// The elements of a bare list that are of another type than a container.
  private static func elements(of list: ObjectView) -> [SchemaViolation] {
    list.value.elements.enumerated().compactMap { index, element in
      guard element.kind != .object, element.kind != .placeholder else { return nil }
      return SchemaViolation(
        fault: .wrongType(element, .object), container: nil,
        path: [.element(element, index: index)], context: list.context)
    }
  }

  private static func violations(
    in object: ObjectView, _ name: APIModel.ShapeName, container: ContainerDefinition?
  ) -> [SchemaViolation] {
    object.document.withUnchecked { document in
      var walk = ModelWalk(object, document, container: container)
      walk.walk(structure: object.index, name)
      return walk.violations
    }
  }

  private init(
    _ object: ObjectView, _ document: UncheckedDocument, container: ContainerDefinition?
  ) {
    self.object = object
    self.container = container
    self.document = document
    types = ModelTypes(object.document, document, context: object.context)
    // The depth of the model.
    path.reserveCapacity(12)
  }

  // MARK: - Structures

  private mutating func walk(structure node: Int, _ name: APIModel.ShapeName) {
    var seen: UInt64 = 0
    // A macro or a placeholder beside the properties may add others.
    var hasMacro = document.nodes[node].hasPlaceholderMembers
    var key = node + 1
    while key < Int(document.nodes[node].next) {
      let value = key + 1
      if let entry = types.entry(key, in: name) {
        // The rules on logging report a log driver of null.
        if !types.isAbsent(value) || entry.shape == .logDriver { seen |= entry.member.bit }
        enter(key)
        walk(
          value, entry.shape, limitedBy: entry.isLimited ? APIModel.limit(of: entry.member) : nil)
        leave()
      } else if types.isFunction(key) {
        hasMacro = true
      } else if !types.isAnswer(key, in: name) {
        report(.unknownProperty(string(key), of: json(node), name))
      }
      key = Int(document.nodes[value].next)
    }
    guard !hasMacro else { return }
    reportMissing(in: node, name, besides: seen)
  }

  private mutating func reportMissing(
    in node: Int, _ name: APIModel.ShapeName, besides seen: UInt64
  ) {
    if name == .portMapping, seen & Self.containerPorts == 0 {
      report(.missingProperty("containerPort", of: json(node), name))
    }
    guard APIModel.forms[Int(name.rawValue)].required & ~seen != 0 else { return }
    for member in APIModel.members(of: name) where member.isRequired && seen & member.bit == 0 {
      let mayBeElsewhere = path.isEmpty && object.mayBeGivenElsewhere(member.name)
      if !mayBeElsewhere { report(.missingProperty(member.name, of: json(node), name)) }
    }
  }

  /// The properties of a port mapping of which one is required, as bits.
  private static let containerPorts: UInt64 = ["containerPort", "containerPortRange"]
    .compactMap { APIModel.table.entry(named: $0, in: .portMapping)?.member.bit }
    .reduce(0, |)

  // MARK: - Values

  private mutating func walk(
    _ written: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Limit? = nil,
    _ limitingShape: APIModel.Shape? = nil
  ) {
    guard let node = types.chosen(written) else { return }
    let form = APIModel.forms[Int(name.rawValue)]
    guard types.isOfKind(node, form.kind) else {
      if !types.isUnresolved(node) { report(.wrongType(json(node), form.kind)) }
      return
    }
    if form.isStructure {
      // Containers are walked separately, wherever they are.
      if name != .containerDefinition { walk(structure: node, name) }
    } else if form.kind == .list {
      walk(elementsOf: node, form.element, limitedBy: limit?.elementShape)
    } else if form.kind == .object {
      walk(valuesOf: node, name, form.element)
    }
    let limitingShape = limitingShape ?? limit?.shape
    guard form.isLimited || limitingShape != nil else { return }
    if let shape = APIModel.rejectingShape(of: json(node), name, limitedBy: limitingShape) {
      report(.invalidValue(json(node), shape))
    }
  }

  private mutating func walk(
    elementsOf node: Int, _ name: APIModel.ShapeName, limitedBy limit: APIModel.Shape?
  ) {
    let isStructure = APIModel.forms[Int(name.rawValue)].isStructure
    // Most of a large definition is lists of variables: an element that is written like one that
    // conforms to the model does so too.
    var isModel = false
    var element = node + 1
    var place = 0
    while element < Int(document.nodes[node].next) {
      if !isModel || !document.nodes[element].isLikePrevious {
        let count = violations.count
        enter(element, place: place + 1)
        walk(element, name, limitedBy: nil, limit)
        leave()
        isModel = isStructure && violations.count == count && isPlain(element, name)
      }
      element = Int(document.nodes[element].next)
      place += 1
    }
  }

  /// Whether the model only asks for the names of a structure's properties and for strings as their
  /// values.
  private func isPlain(_ node: Int, _ name: APIModel.ShapeName) -> Bool {
    guard document.nodes[node].kind == .object else { return false }
    var key = node + 1
    while key < Int(document.nodes[node].next) {
      guard document.nodes[key + 1].kind == .string, !document.nodes[key].hasEscapes,
        let entry = types.entry(key, in: name), !entry.isLimited
      else { return false }
      let form = APIModel.forms[Int(entry.shape.rawValue)]
      guard form.kind == .string, !form.isLimited else { return false }
      key += 2
    }
    return true
  }

  private mutating func walk(
    valuesOf node: Int, _ map: APIModel.ShapeName, _ name: APIModel.ShapeName
  ) {
    var key = node + 1
    while key < Int(document.nodes[node].next) {
      if map == .logConfigurationOptionsMap, isPropertyBesideOptions(key) {
        report(.unknownProperty(string(key), of: json(node), map))
      } else {
        enter(key)
        walk(key + 1, name)
        leave()
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

  private mutating func enter(_ node: Int, place: Int = 0) { path.append(node << 32 | place) }

  private mutating func leave() { path.removeLast() }

  // MARK: - Reports

  private func json(_ node: Int) -> JSONValue {
    JSONValue(document: object.document, index: node)
  }

  private func string(_ node: Int) -> JSONString {
    JSONString(document: object.document, index: node)
  }

  private mutating func report(_ fault: SchemaViolation.Fault) {
    let steps = path.map { step -> PathStep in
      let (node, place) = (step >> 32, step & 0xFFFF_FFFF)
      return place == 0 ? .member(string(node)) : .element(json(node), index: place - 1)
    }
    violations.append(
      SchemaViolation(fault: fault, container: container, path: steps, context: object.context))
  }
}
