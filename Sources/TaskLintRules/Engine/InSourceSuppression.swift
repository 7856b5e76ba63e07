/// A suppression in a definition, before it is located.
///
/// A container's label travels with the container; CloudFormation's metadata stays in the template.
struct InSourceSuppression {
  /// The prefix of a label's name; the rest is the name of a rule.
  static let labelPrefix = "tasklint.ignore/"

  /// The label's or the entry's key.
  let key: JSONString
  let name: String
  let reason: String
  /// The part that it applies to: the container, or the whole definition.
  let scope: SourceRange
  let subject: Subject?
  let family: String?
  let containerName: String?

  /// The suppressions in a file, each once.
  static func all(in contents: FileContents) -> [InSourceSuppression] {
    var found: [InSourceSuppression] = []
    for definition in contents.definitions {
      for container in definition.containers {
        addLabels(of: container, in: definition, to: &found)
      }
      addMetadata(of: definition, to: &found)
    }
    guard found.count > 1 else { return found }
    // A template's definition is read once for each outcome of its conditions.
    var seen: Set<SourceRange> = []
    return found.filter { seen.insert($0.key.range).inserted }
  }

  private static func addLabels(
    of container: ContainerDefinition, in definition: TaskDefinition,
    to found: inout [InSourceSuppression]
  ) {
    guard let labels = container.dockerLabels.written else { return }
    for label in labels.value.members {
      let key = label.key.text
      guard key.hasPrefix(labelPrefix), let reason = reason(label, labels.context) else { continue }
      found.append(
        InSourceSuppression(
          key: label.key, name: String(key.dropFirst(labelPrefix.count)), reason: reason,
          scope: container.object.value.range, subject: container.subject("dockerLabels", key),
          family: definition.family.value?.nameText, containerName: container.name.value?.nameText))
    }
  }

  private static func addMetadata(
    of definition: TaskDefinition, to found: inout [InSourceSuppression]
  ) {
    guard let metadata = definition.metadata,
      let entries = metadata.value.member("tasklint")?.value.member("ignore")?.value
    else { return }
    for entry in entries.members {
      guard let reason = reason(entry, metadata.context) else { continue }
      found.append(
        InSourceSuppression(
          key: entry.key, name: entry.key.text, reason: reason,
          scope: definition.object.value.range, subject: nil,
          family: definition.family.value?.nameText, containerName: nil))
    }
  }

  /// The reason, or an empty string if there is none; nil if the value has another type, which
  /// another rule reports.
  private static func reason(_ member: JSONValue.Member, _ context: InputContext) -> String? {
    switch Field<JSONValue>(member.value, key: member.key.range, context).map(\.string) {
    case .value(let reason, _): reason.text
    // Whatever its value will be, the user gave a reason.
    case .unresolved(let reason, _): reason?.text ?? "unresolved"
    case .absent, .null: ""
    case .mistyped: nil
    }
  }
}

extension Locator {
  /// A range of the documents as a place in the file.
  func location(_ range: SourceRange) -> Finding.Location {
    excerpts.location(contents.place(range))
  }

  /// The suppression with its place, and the part of the file that it applies to.
  func scoped(_ raw: InSourceSuppression) -> ScopedSuppression {
    let pointer = pointer(to: raw.key.range)
    return ScopedSuppression(
      suppression: Suppression(
        kind: .inSource, name: excerpts.mask.values.asked(raw.name),
        reason: excerpts.mask.values.asked(raw.reason),
        token: excerpts.token(contents.place(raw.key.range), pointer: pointer), end: nil,
        subject: raw.subject ?? Subject(pointer: pointer),
        family: raw.family.map(excerpts.mask.values.masked(value:)),
        containerName: raw.containerName.map(excerpts.mask.values.masked(value:))),
      scope: .range(location(raw.scope).range), isExpired: false)
  }
}
