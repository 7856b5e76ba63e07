/// The types that the API's model gives to the values of a text that is being typed.
struct DraftTypes {
  let draft: DraftDocument
  /// The spelling of property names.
  private(set) var spelling = Spelling.camelCase
  /// The task definitions and single containers, by their indexes.
  private var shapes: [Int: APIModel.ShapeName] = [:]
  /// The task definitions, and lists of containers.
  private(set) var definitions: [Int] = []

  /// Finds the task definitions.
  ///
  /// - Parameters:
  ///   - draft: The text.
  ///   - isDefinition: Whether the file is meant to be a definition, whatever it contains.
  init(_ draft: DraftDocument, isDefinition: Bool) {
    self.draft = draft
    guard let root = draft.roots.first else { return }
    findDefinitions(in: root)
    if shapes.isEmpty, isDefinition, draft.nodes[root].kind == .object { add(root) }
  }

  private mutating func add(_ object: Int, _ spelling: Spelling = .camelCase) {
    guard draft.nodes[object].kind == .object else { return }
    shapes[object] = .registerTaskDefinitionRequest
    definitions.append(object)
    self.spelling = spelling
  }

  private mutating func findDefinitions(in root: Int) {
    guard draft.nodes[root].kind == .object else { return findElements(of: root) }
    let keys = Set(draft.nodes[root].children.map(draft.text))
    if keys.contains("containerDefinitions") {
      add(root)
    } else if keys.contains("ContainerDefinitions") {
      add(root, .pascalCase)
    } else if let wrapped = draft.value("taskDefinition", of: root) {
      add(wrapped)
    } else if let resources = draft.value("Resources", of: root) {
      for resource in draft.values(of: resources)
      where draft.string("Type", of: resource) == "AWS::ECS::TaskDefinition" {
        if let properties = draft.value("Properties", of: resource) {
          add(properties, .pascalCase)
        }
      }
    } else if let resource = draft.value("resource", of: root) {
      let named = draft.value("aws_ecs_task_definition", of: resource)
      for body in draft.values(of: named) { add(body, .snakeCase) }
    } else if keys.isSuperset(of: ["name", "image"]) {
      shapes[root] = .containerDefinition
      definitions.append(root)
      spelling = .anyCase
    }
  }

  /// Finds the containers, or the definitions, in the outermost list.
  private mutating func findElements(of list: Int) {
    let objects = draft.objects(in: list)
    for object in objects {
      if draft.value("containerDefinitions", of: object) != nil {
        add(object)
      } else if let wrapped = draft.value("taskDefinition", of: object) {
        add(wrapped)
      }
    }
    let areContainers = objects.contains { object in
      draft.value("image", of: object) != nil && draft.value("name", of: object) != nil
    }
    guard shapes.isEmpty, areContainers else { return }
    for object in objects { shapes[object] = .containerDefinition }
    definitions.append(list)
    spelling = .anyCase
  }

  // MARK: - Types

  /// A property of the model at a key.
  func property(ofKey key: Int) -> APIModel.Member? {
    guard let holder = draft.nodes[key].parent,
      let owner = shape(of: holder)
    else { return nil }
    return property(draft.text(of: key), of: owner)
  }

  /// The property of a structure that a name in the spelling of the form refers to.
  func property(_ name: String, of owner: APIModel.ShapeName) -> APIModel.Member? {
    let table = APIModel.table
    let entry =
      switch spelling {
      case .camelCase: table.entry(named: name, in: owner)
      case .anyCase: table.entry(ignoringCaseOf: name, in: owner)
      case .snakeCase: table.entry(named: Spelling.snakeCase.canonical(name), in: owner)
      case .pascalCase:
        CloudFormationNames.apiName(of: name, in: owner)
          .flatMap { table.entry(named: $0, in: owner) }
      }
    return entry?.member
  }

  /// The name of a property in the spelling of the form.
  func name(of member: APIModel.Member) -> String {
    let name = member.name.description
    return spelling == .pascalCase
      ? CloudFormationNames.name(of: name, in: member.owner) : spelling.name(of: name)
  }

  /// The shape of an object or list; nil outside of task definitions.
  func shape(of node: Int) -> APIModel.ShapeName? {
    // From the outside in, because the depth of a file is not bounded.
    var path: [Int] = []
    var current: Int? = node
    while let index = current {
      path.append(index)
      if shapes[index] != nil { break }
      current = draft.nodes[index].parent
    }
    guard let start = path.popLast(), var shape = shapes[start] else { return nil }
    for index in path.reversed() {
      guard let inner = self.shape(of: index, in: shape) else { return nil }
      shape = inner
    }
    return shape
  }

  /// The shape of a value in an object or list of a shape.
  private func shape(of node: Int, in shape: APIModel.ShapeName) -> APIModel.ShapeName? {
    let form = APIModel.forms[Int(shape.rawValue)]
    guard let key = draft.nodes[node].key else {
      return form.kind == .list ? form.element : nil
    }
    guard form.kind == .object else { return nil }
    return form.isStructure ? property(draft.text(of: key), of: shape)?.shape : form.element
  }

  /// The definition that contains a node.
  func definition(around node: Int) -> Int? {
    var current: Int? = node
    while let index = current {
      if definitions.contains(index) { return index }
      current = draft.nodes[index].parent
    }
    return nil
  }

  /// The containers of a definition.
  func containers(of definition: Int) -> [Int] {
    guard draft.nodes[definition].kind == .object else { return draft.objects(in: definition) }
    let name = spelling.name(of: "containerDefinitions")
    return draft.objects(in: draft.value(name, of: definition))
  }
}
