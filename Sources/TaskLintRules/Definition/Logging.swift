/// What FireLens makes of a definition: its log routers, and where each log goes.
final class Logging: Sendable {
  /// The log routers with a known `firelensConfiguration`, in the order of the file.
  let routers: [LogRouter]
  /// The outputs that the agent generates for the containers that log to `awsfirelens`, in their
  /// order.
  let outputs: [FirelensOutput]
  /// The plain-text settings of the log router and the outputs.
  let settings: LogSettings

  init(users: [ContainerDefinition], sidecars: [ContainerDefinition], in definition: JSONValue) {
    routers = sidecars.compactMap { LogRouter($0) }
    // The agent uses the first of several routers.
    outputs = FirelensOutput.all(of: users, sentTo: sidecars.first, in: definition)
    settings = LogSettings(of: sidecars.first, outputs)
  }
}
