/// The container that a team uses as its log router: the value of `sidecar` in a configuration.
///
/// Fixes insert it, or parts of it, into definitions. `${family}` and `${region}` in its strings stand
/// for the values of the definition.
public final class SidecarTemplate: Sendable {
  let container: ContainerDefinition
  /// The names of containers and the repositories of images that may use another log driver.
  private let exceptions: [String]
  /// What the settings allow; nil if the configuration has none.
  let policy: RouterPolicy?

  /// Reads a container definition in the spelling of the API; nil if the text is not an object.
  ///
  /// The settings of the rules decide which containers keep their log driver, and complete the
  /// container.
  public init?(_ text: String, settings: [RuleID: RuleSettings] = [:]) {
    let document = JSONDocument(SourceFile(path: "", text: text))
    guard let root = document.root, root.kind == .object,
      let container = Decoder.containers([root], in: document, InputContext(.camelCase))
        .containers.first?.value
    else { return nil }
    self.container = container
    let except = LogDriverNotFirelensRule.except
    exceptions =
      settings.isEmpty
      ? except.defaults
      : settings[LogDriverNotFirelensRule.metadata.id]?.given(except) ?? except.defaults
    policy = settings.isEmpty ? nil : RouterPolicy(settings)
  }

  /// The text of the template.
  var source: SourceFile { container.object.document.source }

  /// The router's name, for the summary of a fix.
  var name: String { container.name.written?.text ?? "" }

  /// Whether a container keeps its log driver.
  func excepts(_ container: ContainerDefinition) -> Bool {
    LogDriverException.matches(container, exceptions)
  }

  /// Whether a task with the router needs an execution role.
  func needsExecutionRole(in definition: TaskDefinition) -> Bool {
    if container.secrets.entries.first != nil || !container.environmentFiles.isUnset
      || !container.repositoryCredentials.isUnset
    {
      return true
    }
    guard definition.platform == .fargate else { return false }
    let isPrivate = container.image.written.map { ImageReference($0).isPrivateECR } ?? false
    return isPrivate || container.logDriver.written.map { $0 == "awslogs" } ?? false
  }
}

/// The containers that may log without the log router.
enum LogDriverException {
  static let defaults = [
    "aws-appmesh-envoy", "aws-xray-daemon", "cloudwatch-agent", "aws-otel-collector",
    "datadog/agent",
  ]

  /// Whether a list has the name of a container or the repository of its image.
  static func matches(_ container: ContainerDefinition, _ exceptions: [String]) -> Bool {
    if let name = container.name.value, exceptions.contains(name.text) { return true }
    guard let image = container.image.written else { return false }
    let repository = ImageReference(image.text).repository
    return exceptions.contains { repository == $0 || repository.hasSuffix("/\($0)") }
  }
}
