/// One secret that ECS hands to a container or to its log driver.
struct SecretPlace: Sendable {
  let container: ContainerDefinition
  let entry: NamedEntries.Entry
  /// Whether it stands among the log configuration's `secretOptions`, not among `secrets`.
  let isLogOption: Bool

  /// The subject of a finding about the secret.
  var subject: Subject {
    let name = entry.name.written?.text ?? ""
    return isLogOption
      ? container.subject("logConfiguration", "secretOptions", name)
      : container.subject("secrets", name)
  }

  /// The secret as messages name it.
  var label: String {
    entry.name.written.map { "secret '\($0.text)'" } ?? "a secret"
  }
}

extension TaskDefinition {
  /// The secrets that ECS looks up for the task, in the order of the containers, without those that
  /// a function passes over by their reference as it is written.
  ///
  /// Few are wanted, and to look at what is written takes less than to ask whether it is known.
  func secretPlaces(unless isPassedOver: (JSONString) -> Bool) -> [SecretPlace] {
    var places: [SecretPlace] = []
    func add(_ entries: NamedEntries.Entries, of container: ContainerDefinition, isOption: Bool) {
      for index in entries.indices {
        if let written = entries.written(index), isPassedOver(written.value) { continue }
        places.append(
          SecretPlace(container: container, entry: entries[index], isLogOption: isOption))
      }
    }
    for container in containers {
      add(container.secrets.entries, of: container, isOption: false)
      guard let configuration = container.logConfiguration.value else { continue }
      add(configuration.secretOptions.entries, of: container, isOption: true)
    }
    return places
  }
}
