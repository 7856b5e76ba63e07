@testable import TaskLintRules

/// A definition for the tests of generated configurations.
struct RenderedDefinition {
  var task = #""family": "tea", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"]"#
  var type = #""fluentbit""#
  /// Properties of the log router, each with a comma before it.
  var router = ""
  /// The options of the log router.
  var options = ""
  /// The `logConfiguration` of each container.
  var logs: [(name: String, configuration: String)] = []

  var text: String {
    let containers = logs.map { name, configuration in
      #"{"name": "\#(name)", "image": "tea:1", "logConfiguration": {\#(configuration)}}"#
    }
    let log = """
      {"name": "logs", "image": "fluent/fluent-bit:4.2"\(router),
       "firelensConfiguration": {"type": \(type), "options": {\(options)}}}
      """
    return """
      {\(task), "containerDefinitions": [\((containers + [log]).joined(separator: ",\n"))]}
      """
  }

  /// The first definition's result.
  func result(isExplained: Bool = false) -> GeneratedText.Result? {
    GeneratedText(
      ShownDefinitions(SourceFile(path: "tea.json", text: text)), isExplained: isExplained
    ).results.first
  }
}

/// The log configuration of a container that logs through the router.
func firelens(_ options: String = "", secrets: String = "") -> String {
  #""logDriver": "awsfirelens""# + (options.isEmpty ? "" : #", "options": {\#(options)}"#)
    + (secrets.isEmpty ? "" : #", "secretOptions": [\#(secrets)]"#)
}
