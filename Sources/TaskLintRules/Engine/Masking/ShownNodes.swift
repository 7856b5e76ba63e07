/// The nodes of a document that the API's schema allows to be shown.
struct ShownNodes {
  let document: JSONDocument
  /// For each node, whether it may be shown.
  private(set) var isShown: [Bool]
  /// The structures that have been walked: a template's definition is read several times.
  private var walked: Set<Int> = []

  init(_ document: JSONDocument) {
    self.document = document
    isShown = Array(repeating: false, count: document.nodes.count)
  }

  /// Adds the nodes of a structure.
  mutating func walk(_ object: DecodedObject, _ shape: APIModel.ShapeName) {
    guard walked.insert(object.index).inserted else { return }
    document.withUnchecked { unchecked in
      let types = ModelTypes(document, unchecked, context: object.context)
      walk(structure: object.index, shape, types, unchecked)
    }
  }

  private func value(_ node: Int) -> JSONValue { JSONValue(document: document, index: node) }

  private mutating func walk(
    structure object: Int, _ shape: APIModel.ShapeName, _ types: ModelTypes,
    _ unchecked: UncheckedDocument
  ) {
    guard unchecked.nodes[object].kind == .object else { return }
    let end = Int(unchecked.nodes[object].next)
    var key = object + 1
    while key < end {
      let node = key + 1
      // Only texts may have to be shown, and descriptions have many properties that are null.
      if unchecked.nodes[node].kind.mayHoldText {
        if let entry = types.entry(key, in: shape) {
          walk(node, entry.shape, ShownForm.form(of: entry.member), types, unchecked)
        } else if shape == .registerTaskDefinitionRequest {
          let name = JSONString(document: document, index: key).text
          if let form = ShownForm.ofAnswer[types.context.spelling.canonical(name)] {
            walk(answer: node, form, unchecked)
          }
        }
      }
      key = Int(unchecked.nodes[node].next)
    }
  }

  private mutating func walk(
    _ node: Int, _ shape: APIModel.ShapeName, _ form: ShownForm?, _ types: ModelTypes,
    _ unchecked: UncheckedDocument
  ) {
    let model = APIModel.forms[Int(shape.rawValue)]
    switch unchecked.nodes[node].kind {
    case .string:
      if model.kind != .object { show(node, form, unchecked) }
    case .object where types.context.hasFunctions && isFunction(node, unchecked):
      guard let choice = value(node).member("Fn::If")?.value else { return }
      for (index, branch) in choice.elements.enumerated() {
        if index == 0 {
          show(branch.index, .name, unchecked)
        } else {
          walk(branch.index, shape, form, types, unchecked)
        }
      }
    case .object where model.isStructure:
      walk(structure: node, shape, types, unchecked)
    case .object where model.kind == .object:
      walk(map: node, shape, of: model.element, types, unchecked)
    case .array where model.isStructure:
      forEachElement(of: node, unchecked) { list, element in
        guard unchecked.nodes[element].kind == .object else { return }
        list.walk(element, shape, form, types, unchecked)
      }
    case .array where model.kind == .list:
      forEachElement(of: node, unchecked) { list, element in
        list.walk(element, model.element, form, types, unchecked)
      }
    default: break
    }
  }

  private mutating func walk(
    map: Int, _ shape: APIModel.ShapeName, of element: APIModel.ShapeName, _ types: ModelTypes,
    _ unchecked: UncheckedDocument
  ) {
    for member in value(map).members {
      let form = ShownForm.form(ofOption: member.key.text, in: shape)
      walk(member.value.index, element, form, types, unchecked)
      if shape == .logConfigurationOptionsMap { showPlugin(member) }
    }
  }

  private mutating func walk(answer node: Int, _ form: ShownForm, _ unchecked: UncheckedDocument) {
    switch unchecked.nodes[node].kind {
    case .string: show(node, form, unchecked)
    case .array:
      forEachElement(of: node, unchecked) { nodes, element in
        nodes.show(element, form, unchecked)
        if let name = unchecked.lastKey("name", of: element) {
          nodes.show(name + 1, form, unchecked)
        }
      }
    default: break
    }
  }

  private mutating func forEachElement(
    of list: Int, _ unchecked: UncheckedDocument, _ body: (inout ShownNodes, Int) -> Void
  ) {
    let end = Int(unchecked.nodes[list].next)
    var element = list + 1
    while element < end {
      body(&self, element)
      element = Int(unchecked.nodes[element].next)
    }
  }

  /// Whether an object is a function of CloudFormation; the names that it refers to are shown.
  private mutating func isFunction(_ node: Int, _ unchecked: UncheckedDocument) -> Bool {
    var members = value(node).members
    guard let member = members.next(), members.next() == nil else { return false }
    if member.key == "Ref" {
      show(member.value.index, .name, unchecked)
      return true
    }
    if member.key == "Fn::GetAtt" {
      show(member.value.index, .name, unchecked)
      for element in member.value.elements { show(element.index, .name, unchecked) }
    }
    return member.key.decodedBytes.starts(with: "Fn::".utf8)
  }

  /// Shows the name of an output plugin, if it is known.
  private mutating func showPlugin(_ member: JSONValue.Member) {
    guard let name = member.value.string, member.key == "Name" || member.key == "@type",
      OutputPlugin.named(name.text) != nil || ShownForm.word.admits(Array(name.decodedBytes))
    else { return }
    isShown[name.index] = true
  }

  /// Shows a text, if it has a form.
  private mutating func show(_ node: Int, _ form: ShownForm?, _ unchecked: UncheckedDocument) {
    guard let form, unchecked.nodes[node].kind == .string,
      unchecked.withDecodedText(of: node, form.admits)
    else { return }
    isShown[node] = true
  }
}

extension JSONNode.Kind {
  /// Whether a value of the kind is a string, or may have one inside.
  fileprivate var mayHoldText: Bool {
    switch self {
    case .string, .array, .object: true
    case .number, .true, .false, .null, .placeholder: false
    }
  }
}
