/// What tasks on Windows do not support.
///
/// Sources: the notes "not supported for Windows containers" in
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html and
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
enum WindowsRestrictions {
  /// Properties of containers.
  ///
  /// `user` has such a note as well, but `ContainerUser` works, and Security Hub requires it.
  static let ofContainers: [ContainerDefinition.Property] = [
    .linuxParameters, .privileged, .ulimits, .links, .disableNetworking, .dnsServers,
    .dnsSearchDomains, .extraHosts, .systemControls, .readonlyRootFilesystem,
  ]

  /// Properties of the task; `proxyConfiguration` after the developer guide.
  static let ofTasks: [TaskDefinitionProperties.Property] = [
    .pidMode, .ipcMode, .proxyConfiguration,
  ]

  /// Properties of volumes.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
  static let ofVolumes: [Volume.Property] = [.efsVolumeConfiguration]

  /// Network modes, after `networkMode` in the API reference: only the default and `awsvpc`.
  static let networkModes: [StaticString] = ["bridge", "host"]
}
