@testable import TaskLintRules

/// The forms that a definition is told in besides the input of register-task-definition.
enum OtherForm: CaseIterable {
  case describeAnswer
  case describeList
  case jsonLines
  case containers
  case cloudFormation
  case terraform

  /// A definition of which nothing is to say, for the forms that hold several.
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

  /// The document in this form, with its marks; nil where the form can't say the same.
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
      // Of a bare list nothing is known but its containers.
      case .containers:
        Array(root.members).count == 1 && Self.areNamed(containers) ? writer.text(containers) : nil
      // What a fragment leaves to others, a template certainly lacks.
      case .cloudFormation:
        isWhole || !marked.findings.isEmpty ? writer.template(root) : nil
      // A plan shows all containers of a task, a fragment of one does not.
      case .terraform:
        isWhole || !marked.findings.isEmpty || Array(containers.elements).count > 1
          ? writer.plan(root, isWhole: isWhole) : nil
      }
    guard let text else { return nil }
    let told = MarkedText(text)
    // A mark in what the form can't tell is lost with it.
    let keepsMarks =
      told.findings.count == marked.findings.count && told.related.count == marked.related.count
    return keepsMarks ? told : nil
  }

  private static var neighbourText: String {
    let document = JSONDocument(SourceFile(path: "", text: neighbour.text))
    return document.root.map { FormWriter(neighbour, document).text($0) } ?? ""
  }

  /// Whether every container has what a bare list of containers is known by.
  private static func areNamed(_ containers: JSONValue) -> Bool {
    containers.elements.allSatisfy { $0.member("name") != nil && $0.member("image") != nil }
  }
}
