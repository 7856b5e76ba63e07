extension ContainerDefinition {
  /// Whether the container has or may have a writable mount.
  var mayHaveWritableMount: Bool {
    let mounts = mountPoints.value ?? []
    if mountPoints.isUnknown || mounts.contains(where: { $0.value?.readOnly.value != true }) {
      return true
    }
    let others = volumesFrom.value ?? []
    if volumesFrom.isUnknown || others.contains(where: { $0.value?.readOnly.value != true }) {
      return true
    }
    switch linuxParameters {
    case .absent, .null: return false
    case .value(let parameters, _):
      let tmpfs = parameters.tmpfs
      return tmpfs.isUnknown || !(tmpfs.value ?? []).isEmpty
    case .unresolved, .mistyped: return true
    }
  }
}
