@testable import TaskLintRules

/// The input forms other than the input of register-task-definition.
enum OtherForm: CaseIterable {
  case describeAnswer
  case describeList
  case jsonLines
  case containers
  case cloudFormation
  case terraform

  /// A definition without findings, for the forms that contain several.
  private static let neighbour = MarkedText(
    Example(
      sidecar: """
        "memoryReservation": 50,
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": {
            "awslogs-group": "/ecs/router",
            "awslogs-region": "eu-central-1",
            "awslogs-stream-prefix": "router"
          }
        }
        """
    ).marked.text)

  /// The document in this form, with its marks; nil if the form cannot express it.
  func apply(_ marked: MarkedText) -> MarkedText? {
    let document = JSONDocument(SourceFile(path: "", text: marked.text))
    guard let root = document.root, let containers = root.member("containerDefinitions")?.value
    else { return nil }
    let writer = FormWriter(marked, document)
    let isWhole = root.member("family") != nil
    let text: String? =
      switch self {
      case .describeAnswer: #"{"taskDefinition":\#(writer.text(root)),"tags":[]}"#
      case .describeList: #"[{"taskDefinition":\#(writer.text(root))},\#(Self.neighbourText)]"#
      case .jsonLines: writer.text(root) + "\r\n\n" + Self.neighbourText + "\n"
      // In an array of containers only the containers are known.
      case .containers:
        Array(root.members).count == 1 && Self.areNamed(containers) ? writer.text(containers) : nil
      // Properties that are unresolved in a fragment are absent in a template.
      case .cloudFormation:
        isWhole || !marked.findings.isEmpty ? writer.template(root) : nil
      // A plan contains all containers of a task, a fragment does not.
      case .terraform:
        isWhole || !marked.findings.isEmpty || Array(containers.elements).count > 1
          ? writer.plan(root, isWhole: isWhole) : nil
      }
    guard let text else { return nil }
    let rewritten = MarkedText(text)
    // A mark in a part that the form cannot express is lost.
    let keepsMarks =
      rewritten.findings.count == marked.findings.count
      && rewritten.related.count == marked.related.count
    return keepsMarks ? rewritten : nil
  }

  private static var neighbourText: String {
    let document = JSONDocument(SourceFile(path: "", text: neighbour.text))
    return document.root.map { FormWriter(neighbour, document).text($0) } ?? ""
  }

  /// Whether every container has the properties by which an array of containers is recognized.
  private static func areNamed(_ containers: JSONValue) -> Bool {
    containers.elements.allSatisfy { $0.member("name") != nil && $0.member("image") != nil }
  }
}
