/// The place where an unknown property belongs.
struct PropertyPlace {
  /// What to say about the place after the property: `it belongs in 'logConfiguration'`.
  let hint: String
  /// The instruction that puts the property there.
  let remedy: String
  /// The subjects of the findings that the property's absence there causes.
  let subjects: [Subject]
}

/// A search for the place of an unknown property: the API may have a property of that name in
/// another structure of the same container or task.
struct PropertyPlaceSearch {
  private let violation: SchemaViolation
  private let definition: TaskDefinition
  private let key: JSONString
  private let structure: JSONValue
  private let owner: APIModel.ShapeName
  private let context: InputContext

  /// Creates a search, nil if the violation is not about an unknown property.
  init?(_ violation: SchemaViolation, in definition: TaskDefinition) {
    guard case .unknownProperty(let key, let structure, let owner) = violation.fault else {
      return nil
    }
    self.violation = violation
    self.definition = definition
    self.key = key
    self.structure = structure
    self.owner = owner
    context = violation.context
  }

  /// The place, nil if the API has no such property near by.
  var place: PropertyPlace? { amongSecrets ?? above ?? below }

  // MARK: - Secrets

  /// The place of a property that is common among variables and secrets.
  private var amongSecrets: PropertyPlace? {
    switch (owner, context.spelling.canonical(key.text).lowercased()) {
    case (.keyValuePair, "valuefrom") where violation.isIn("environment"):
      let list = spelled("secrets")
      let name = structure.elementName(context.spelling) ?? ""
      return PropertyPlace(
        hint: "it belongs in '\(list)'",
        remedy: "move the element to '\(list)'\(violation.ofContainer)",
        subjects: [
          violation.subject(dropping: 2, adding: ["secrets", name]), violation.subject(),
        ])
    case (.secret, "value"):
      let name = spelled("valueFrom")
      return PropertyPlace(
        hint: "a secret has '\(name)'",
        remedy: "store the value in Secrets Manager or Parameter Store and give its name or ARN "
          + "as '\(name)'",
        subjects: [violation.subject("valueFrom")])
    case (.logConfiguration, "secrets"):
      let name = spelled("secretOptions")
      return PropertyPlace(
        hint: "did you mean '\(name)'?", remedy: "rename it to '\(name)'",
        subjects: subjects(ofMissing: "secretOptions", at: 0))
    default: return nil
    }
  }

  private func spelled(_ name: String) -> String { context.spelling.name(of: name) }

  // MARK: - Structures above

  /// A structure that the property lies in, with its shape and its distance in steps.
  private struct Level {
    let structure: JSONValue
    let shape: APIModel.ShapeName
    let distance: Int
    let phrase: String
  }

  /// The structures that the property lies in, from the container or a part of the task inwards.
  private var levels: [Level] {
    var levels: [Level] = []
    var shape = violation.rootShape
    if let container = violation.container {
      levels.append(
        Level(
          structure: container.object.value, shape: shape, distance: violation.path.count,
          phrase: "container \(container.label)"))
    }
    for (index, step) in violation.path.enumerated() {
      let value: JSONValue
      switch step {
      case .member(let key):
        guard let entry = ModelTypes.entry(key, in: shape, context) else { return levels }
        shape = entry.shape
        value = JSONValue(document: key.document, index: key.index + 1)
      case .element(let element, _):
        shape = APIModel.forms[Int(shape.rawValue)].element
        value = element
      }
      guard APIModel.forms[Int(shape.rawValue)].isStructure else { continue }
      let path = violation.path.prefix(index + 1)
      levels.append(
        Level(
          structure: value, shape: shape, distance: violation.path.count - path.count,
          phrase: violation.property(at: path.count)))
    }
    return levels
  }

  /// The nearest structure around the property's own that knows it and has no value for it.
  private var above: PropertyPlace? {
    let outer = levels.filter { $0.structure.index != structure.index }.reversed()
    for level in outer {
      guard let entry = ModelTypes.entry(ignoringCaseOf: key, in: level.shape, context) else {
        continue
      }
      guard !level.structure.members.contains(where: { isSame($0.key, entry, in: level.shape) })
      else { return nil }
      let isOption = owner == .logConfigurationOptionsMap
      let place = level.phrase + (isOption ? ", beside '\(spelled("options"))'" : "")
      return PropertyPlace(
        hint: "it belongs in \(place)", remedy: "move it to \(place)",
        subjects: subjects(ofMissing: entry.name.description, at: level.distance)
          + [violation.subject(key.text)])
    }
    return violation.container == nil ? nil : inTask
  }

  private var inTask: PropertyPlace? {
    guard
      let entry = ModelTypes.entry(ignoringCaseOf: key, in: .registerTaskDefinitionRequest, context)
    else {
      return nil
    }
    let isSet = definition.object.field(entry.member.position).value != nil
    return PropertyPlace(
      hint: "it belongs in the task definition",
      remedy: isSet
        ? "remove it; the task definition has its own '\(key.shown)'"
        : "move it to the task definition, beside '\(spelled("containerDefinitions"))'",
      subjects: [Subject([entry.name.description])] + subjects(ofMissingInTask: entry.name))
  }

  private func isSame(
    _ other: JSONString, _ entry: APIModel.MemberTable.Entry, in shape: APIModel.ShapeName
  ) -> Bool {
    ModelTypes.entry(other, in: shape, context)?.member.bit == entry.member.bit
  }

  // MARK: - Structures below

  /// The structure directly in the property's own that knows it, if only one does.
  private var below: PropertyPlace? {
    var places: [(parent: APIModel.Member, isList: Bool, name: String)] = []
    for member in APIModel.members(of: owner) {
      let form = APIModel.forms[Int(member.shape.rawValue)]
      let shape = form.kind == .list ? form.element : member.shape
      guard APIModel.forms[Int(shape.rawValue)].isStructure,
        let entry = ModelTypes.entry(ignoringCaseOf: key, in: shape, context)
      else { continue }
      places.append((member, form.kind == .list, entry.name.description))
    }
    guard places.count == 1, let place = places.first else { return nil }
    let parent = violation.spelling(of: place.parent.name.description, in: owner)
    let phrase = place.isList ? "an element of '\(parent)'" : "'\(parent)'"
    let isOfContainers = place.parent.shape == .containerDefinitions
    return PropertyPlace(
      hint: "it belongs in \(phrase)", remedy: "move it to \(phrase)\(violation.ofContainer)",
      subjects: isOfContainers
        ? subjects(ofMissingInContainers: place.name)
        : [violation.subject(place.parent.name.description, place.name)])
  }
}

// MARK: - Consequences

extension PropertyPlaceSearch {
  /// The subjects of the findings that the absence of a property causes, some steps up the path.
  private func subjects(ofMissing name: String, at distance: Int) -> [Subject] {
    let subject = violation.subject(dropping: distance, adding: [name])
    guard name == "secretOptions" else { return [subject] }
    // The driver or the output misses the options that are among the secrets.
    let value = JSONValue(document: key.document, index: key.index + 1)
    let names = value.elements.compactMap {
      $0.elementName(context.spelling)
    }
    return [subject]
      + names.map { violation.subject(dropping: distance, adding: ["options", $0]) }
  }

  /// The subjects of the findings that the absence of a property from all containers causes.
  private func subjects(ofMissingInContainers name: String) -> [Subject] {
    let subjects = definition.containers.flatMap { container in
      [container.subject(name), container.subject(name, "logDriver")]
    }
    guard ["logConfiguration", "firelensConfiguration"].contains(name) else { return subjects }
    return subjects + [Subject(["containerDefinitions"])]
      + definition.firelensUsers.map { $0.subject("logConfiguration", "logDriver") }
  }

  /// The subjects of the findings about what needs a property of the task.
  private func subjects(ofMissingInTask name: StaticString) -> [Subject] {
    guard name.isSame(as: "volumes") else { return [] }
    return definition.containers.flatMap { container in
      (container.mountPoints.value ?? []).indices.map {
        container.subject("mountPoints", "\($0)", "sourceVolume")
      }
    }
  }
}
