@testable import TaskLintRules

/// The rules that do not apply to some input forms, with the reason.
enum UnfitForms {
  static let reasons: [RuleID: (forms: Set<OtherForm>, reason: String)] = [
    "json-syntax": (
      Set(OtherForm.allCases), "its examples stand for their exact bytes"
    ),
    "not-a-task-definition": (
      Set(OtherForm.allCases), "its examples cannot be expressed in another form"
    ),
    "ecs-null": (
      [.describeAnswer, .describeList, .cloudFormation, .terraform, .containers],
      "only the input of register-task-definition is handed to the CLI as it is"
    ),
    "ecs-property-type": (
      [.cloudFormation], "CloudFormation turns one kind of scalar into another"
    ),
    "hardening-health-check-missing": (
      [.describeList, .jsonLines], "the second definition in these forms is flagged as well"
    ),
    "hardening-root-user": (
      [.describeList, .jsonLines], "the second definition in these forms is flagged as well"
    ),
    "hardening-writable-root": (
      [.describeList, .jsonLines], "the second definition in these forms is flagged as well"
    ),
    "ecs-not-registerable": (
      Set(OtherForm.allCases), "it applies only with --input register"
    ),
  ]

  /// The rules that compare a definition with the API's shapes.
  ///
  /// In a plan only the containers are in the form of the API, and their reader ignores case, as in an
  /// array of containers.
  private static let rulesOnShapes: Set<RuleID> = [
    "ecs-property-missing", "ecs-property-type", "ecs-property-unknown", "ecs-value-invalid",
  ]

  /// Whether a rule does not apply to a form by design.
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

  /// Whether a mark is outside the containers.
  fileprivate var isAboutTask: Bool {
    marked.findings.contains {
      !places.pointer(to: $0).hasPrefix("/containerDefinitions/")
    }
  }

  /// Whether a mark is an API name in another case.
  fileprivate var isAboutCase: Bool {
    let names = Set(
      APIModel.ShapeName.allCases.flatMap(APIModel.members).map {
        "\"\($0.name)\"".lowercased()
      })
    let source = SourceFile(path: path, text: marked.text)
    return marked.findings.contains { names.contains(source.text(in: $0).lowercased()) }
  }
}
