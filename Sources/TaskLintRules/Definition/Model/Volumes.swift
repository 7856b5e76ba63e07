extension TaskDefinition {
  var volumes: Field<[Field<Volume>]> { properties.volumes }

  /// The names of the volumes; nil if there may be others that the file does not show.
  var volumeNames: Set<String>? {
    let field = volumes
    guard !field.isUnknown else { return nil }
    let volumes = field.value ?? []
    let names = volumes.compactMap { $0.value?.name.value?.text }
    return names.count == volumes.count ? Set(names) : nil
  }
}
