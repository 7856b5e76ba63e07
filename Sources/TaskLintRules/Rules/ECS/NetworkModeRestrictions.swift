/// The properties that some network modes do not support.
enum NetworkModeRestrictions {
  /// A property of a container and the network modes that do not support it.
  struct Row {
    let property: ContainerDefinition.Property
    let modes: [StaticString]
  }

  /// One row for each property, each after its source.
  ///
  /// The API reference no longer excludes `dnsSearchDomains` with `awsvpc`, which older pages did, and
  /// no message of the API about it is known; it has no row.
  static let rows: [Row] = [
    // API_ContainerDefinition, links: supported only with bridge.
    Row(property: .links, modes: ["awsvpc", "host", "none"]),
    // API_ContainerDefinition, hostname: not supported with awsvpc.
    Row(property: .hostname, modes: ["awsvpc"]),
    // API_ContainerDefinition, extraHosts: not supported for tasks with awsvpc.
    Row(property: .extraHosts, modes: ["awsvpc"]),
    // The API: "DNS servers are not supported on container when networkMode=awsvpc".
    Row(property: .dnsServers, modes: ["awsvpc"]),
    // The API: "Disable Networking is not supported on container when networkMode=awsvpc".
    Row(property: .disableNetworking, modes: ["awsvpc"]),
    // API_RegisterTaskDefinition, networkMode: no port mappings with none.
    Row(property: .portMappings, modes: ["none"]),
  ]

  /// A launch type or a feature of a task, and a network mode that it does not support.
  struct LaunchTypeRow {
    let launchType: StaticString
    let mode: StaticString
    let supported: String
  }

  /// One row for each launch type, each after its source.
  static let launchTypes: [LaunchTypeRow] = [
    // API_ManagedInstancesNetworkConfiguration: awsvpc, host and none.
    LaunchTypeRow(
      launchType: "MANAGED_INSTANCES", mode: "bridge", supported: "'awsvpc' or 'host'"),
    // The developer guide, "ECS Anywhere": bridge, host and none.
    LaunchTypeRow(
      launchType: "EXTERNAL", mode: "awsvpc", supported: "'bridge', 'host' or 'none'"),
  ]

  /// The network modes without fault injection.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html
  static let modesWithoutFaultInjection: [StaticString] = ["bridge", "none"]
}
