/// An option of `firelensConfiguration` that the agent reads; it ignores all others.
///
/// Source: parseOptions of the agent,
/// https://github.com/aws/amazon-ecs-agent/blob/master/agent/taskresource/firelens/firelens_unix.go
enum FirelensOption: String, Sendable, CaseIterable {
  case configFileType = "config-file-type"
  case configFileValue = "config-file-value"
  case enableECSLogMetadata = "enable-ecs-log-metadata"

  /// Creates the option with a name.
  init?(_ name: JSONString) {
    if name == "config-file-type" {
      self = .configFileType
    } else if name == "config-file-value" {
      self = .configFileValue
    } else if name == "enable-ecs-log-metadata" {
      self = .enableECSLogMetadata
    } else {
      return nil
    }
  }
}
