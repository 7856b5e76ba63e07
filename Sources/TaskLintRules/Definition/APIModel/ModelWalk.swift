/// One walk over a definition and the API's model side by side.
///
/// What the model does not know is not entered, so the walk is never deeper than the model. Nothing
/// is said of what is null or unresolved. The walk goes by the indexes of nodes, and makes values
/// only of what it reports: it meets every key of every definition.
struct ModelWalk {
  private var departures: [Departure] = []
  /// The way to where the walk is: of each step its node in the upper half, and in the lower the
  /// place of an element in its list, from 1, or 0 of a key.
  private var path: [Int] = []
  private let object: ObjectView
  private let container: ContainerDefinition?
  private let document: UncheckedDocument
  private let types: ModelTypes

  /// The places where a definition is not as the model says.
  static func departures(
    of object: ObjectView, with containers: [ContainerDefinition], form: InputForm
  ) -> [Departure] {
    var departures: [Departure] = []
    switch form {
    case .register, .describe, .cloudFormation:
      departures = Self.departures(of: object, .registerTaskDefinitionRequest, container: nil)
    case .containers: departures = elements(of: object)
    // The provider has compared the task's own members with a schema of its own.
    case .terraform: break
    }
    for container in containers {
      departures += Self.departures(
        of: container.object, .containerDefinition, container: container)
    }
    return departures
  }

  /// The elements of a bare list that are of another type than a container.
  private static func elements(of list: ObjectView) -> [Departure] {
    list.value.elements.enumerated().compactMap { index, element in
      guard element.kind != .object, element.kind != .placeholder else { return nil }
      return Departure(
        fault: .wrongType(element, .object), container: nil,
        path: [.element(element, index: index)], context: list.context)
    }
  }

  private static func departures(
    of object: ObjectView, _ name: APIModel.ShapeName, container: ContainerDefinition?
  ) -> [Departure] {
    object.document.withUnchecked { document in
      var walk = ModelWalk(object, document, container: container)
      walk.walk(structure: object.index, name)
      return walk.departures
    }
  }

  private init(
    _ object: ObjectView, _ document: UncheckedDocument, container: ContainerDefinition?
  ) {
    self.object = object
    self.container = container
    self.document = document
    types = ModelTypes(object.document, document, context: object.context)
    // The model is hardly deeper.
    path.reserveCapacity(12)
  }

  // MARK: - Structures

  private mutating func walk(structure node: Int, _ name: APIModel.ShapeName) {
    var seen: UInt64 = 0
    // A macro or a placeholder beside the members may bring others.
    var hasMacro = document.nodes[node].hasPlaceholderMembers
    var key = node + 1
    while key < Int(document.nodes[node].next) {
      let value = key + 1
      if let entry = types.entry(key, in: name) {
        // A log driver of null is judged by the rules on logging.
        if !types.isAbsent(value) || entry.shape == .logDriver { seen |= entry.member.bit }
        enter(key)
        walk(value, entry.shape, limitedBy: entry.isLimited ? entry : nil)
        leave()
      } else if types.isFunction(key) {
        hasMacro = true
      } else if !types.isAnswer(key, in: name) {
        report(.unknownMember(string(key), of: json(node), name))
      }
      key = Int(document.nodes[value].next)
    }
    guard !hasMacro, APIModel.forms[Int(name.rawValue)].required & ~seen != 0 else { return }
    for member in APIModel.members(of: name) where member.isRequired && seen & member.bit == 0 {
      let mayBeElsewhere = path.isEmpty && object.mayBeGivenElsewhere(member.name)
      if !mayBeElsewhere { report(.missingMember(member.name, of: json(node))) }
    }
  }

  // MARK: - Values

  private mutating func walk(
    _ written: Int, _ name: APIModel.ShapeName, limitedBy entry: APIModel.MemberTable.Entry? = nil
  ) {
    guard let node = types.chosen(written) else { return }
    let form = APIModel.forms[Int(name.rawValue)]
    guard types.isOfKind(node, form.kind) else {
      if !types.isUnresolved(node) { report(.wrongType(json(node), form.kind)) }
      return
    }
    if form.isStructure {
      // Containers have walks of their own, wherever they stand.
      if name != .containerDefinition { walk(structure: node, name) }
    } else if form.kind == .list {
      walk(elementsOf: node, form.element)
    } else if form.kind == .object {
      walk(valuesOf: node, form.element)
    }
    guard form.isLimited || entry != nil else { return }
    if let shape = APIModel.refusal(of: json(node), name, limitedBy: entry) {
      report(.invalidValue(json(node), shape))
    }
  }

  private mutating func walk(elementsOf node: Int, _ name: APIModel.ShapeName) {
    let isStructure = APIModel.forms[Int(name.rawValue)].isStructure
    // Most of a large definition is lists of variables: an element that is written like one in which
    // nothing departs from the model departs nowhere either.
    var isModel = false
    var element = node + 1
    var place = 0
    while element < Int(document.nodes[node].next) {
      if !isModel || !document.nodes[element].isLikePrevious {
        let departed = departures.count
        enter(element, place: place + 1)
        walk(element, name)
        leave()
        isModel = isStructure && departures.count == departed && isPlain(element, name)
      }
      element = Int(document.nodes[element].next)
      place += 1
    }
  }

  /// Whether all that the model asks of a structure is the names of its members and that their
  /// values are strings.
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

  private mutating func walk(valuesOf node: Int, _ name: APIModel.ShapeName) {
    var key = node + 1
    while key < Int(document.nodes[node].next) {
      enter(key)
      walk(key + 1, name)
      leave()
      key = Int(document.nodes[key + 1].next)
    }
  }

  private mutating func enter(_ node: Int, place: Int = 0) { path.append(node << 32 | place) }

  private mutating func leave() { path.removeLast() }

  // MARK: - What is reported

  private func json(_ node: Int) -> JSONValue {
    JSONValue(document: object.document, index: node)
  }

  private func string(_ node: Int) -> JSONString {
    JSONString(document: object.document, index: node)
  }

  private mutating func report(_ fault: Departure.Fault) {
    let steps = path.map { step -> PathStep in
      let (node, place) = (step >> 32, step & 0xFFFF_FFFF)
      return place == 0 ? .member(string(node)) : .element(json(node), index: place - 1)
    }
    departures.append(
      Departure(fault: fault, container: container, path: steps, context: object.context))
  }
}
