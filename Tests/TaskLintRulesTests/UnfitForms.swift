@testable import TaskLintRules

/// The rules that make no sense in some form, each with the reason.
enum UnfitForms {
  static let reasons: [RuleID: (forms: Set<OtherForm>, reason: String)] = [
    "json-syntax": (
      Set(OtherForm.allCases), "its examples stand for their exact bytes"
    ),
    "not-a-task-definition": (
      Set(OtherForm.allCases), "its examples hold nothing to tell in another form"
    ),
    "ecs-null": (
      [.describeAnswer, .describeList, .cloudFormation, .terraform, .containers],
      "only the input of register-task-definition is handed to the CLI as it is"
    ),
    "ecs-property-type": (
      [.cloudFormation], "CloudFormation turns one kind of scalar into another"
    ),
    "ecs-not-registerable": (
      Set(OtherForm.allCases), "it speaks where the user says --input register"
    ),
  ]

  /// The rules that compare a definition with the API's shapes.
  ///
  /// Of a plan only the containers are
  /// the API's, and like those of a bare list they are read by a reader that ignores case.
  private static let rulesOnShapes: Set<RuleID> = [
    "ecs-property-missing", "ecs-property-type", "ecs-property-unknown", "ecs-value-invalid",
  ]

  /// Whether a rule is silent in a form by design.
  static func holds(_ check: RuleCase, _ form: OtherForm) -> Bool {
    let id = check.rule.metadata.id
    if reasons[id]?.forms.contains(form) ?? false { return true }
    guard rulesOnShapes.contains(id), form == .terraform || form == .containers else {
      return false
    }
    return check.example.isAboutTask || check.example.isAboutCase
  }
}

extension Example {
  private var places: NodeIndex {
    NodeIndex(JSONDocument(SourceFile(path: path, text: marked.text)))
  }

  /// Whether a mark stands outside of the containers.
  fileprivate var isAboutTask: Bool {
    marked.findings.contains {
      !places.pointer(to: $0).hasPrefix("/containerDefinitions/")
    }
  }

  /// Whether what is marked is a name of the API's in another case.
  fileprivate var isAboutCase: Bool {
    let names = Set(
      APIModel.ShapeName.allCases.flatMap(APIModel.members).map {
        "\"\($0.name)\"".lowercased()
      })
    let source = SourceFile(path: path, text: marked.text)
    return marked.findings.contains { names.contains(source.text(in: $0).lowercased()) }
  }
}
