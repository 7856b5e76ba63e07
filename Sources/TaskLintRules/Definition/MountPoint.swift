/// One entry of a container's `mountPoints`.
public struct MountPoint: Sendable {
  /// The object of the entry.
  public let object: ObjectView

  /// Creates the view of a mount point.
  public init(_ object: ObjectView) { self.object = object }

  public var sourceVolume: Field<JSONString> { object.string("sourceVolume") }
  public var containerPath: Field<JSONString> { object.string("containerPath") }
  public var readOnly: Field<Bool> { object.boolean("readOnly") }
}

extension ContainerDefinition {
  public var mountPoints: Field<[Field<MountPoint>]> {
    object.objects("mountPoints").map { $0.map { $0.map(MountPoint.init) } }
  }
  public var volumesFrom: Field<[Field<ObjectView>]> { object.objects("volumesFrom") }
  public var readonlyRootFilesystem: Field<Bool> { object.boolean("readonlyRootFilesystem") }
  public var linuxParameters: Field<ObjectView> { object.object("linuxParameters") }

  /// Whether the container has or may have a writable mount.
  var mayHaveWritableMount: Bool {
    let mounts = mountPoints.value ?? []
    if mountPoints.isUnknown || mounts.contains(where: { $0.value?.readOnly.value != true }) {
      return true
    }
    let others = volumesFrom.value ?? []
    if volumesFrom.isUnknown || others.contains(where: { $0.value?.mayBeWritten ?? true }) {
      return true
    }
    switch linuxParameters {
    case .absent, .null: return false
    case .value(let parameters, _):
      let tmpfs = parameters.list("tmpfs")
      return tmpfs.isUnknown || !(tmpfs.value ?? []).isEmpty
    case .unresolved, .mistyped: return true
    }
  }
}

extension ObjectView {
  /// Whether `readOnly` is not true.
  fileprivate var mayBeWritten: Bool { boolean("readOnly").value != true }
}
