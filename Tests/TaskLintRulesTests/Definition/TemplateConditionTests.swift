import Testing

@testable import TaskLintRules

@Suite("Conditions of a CloudFormation template")
struct TemplateConditionTests {
  /// The image of the only container in each variant of a definition that has the image chosen by
  /// conditions; `-` where it is unresolved.
  private func images(
    _ image: String, conditions: [String], parameters: [String] = [], condition: String? = nil
  ) -> [String] {
    let existence = condition.map { #""Condition": "\#($0)", "# } ?? ""
    let text = #"""
      {
        "Parameters": {\#(parameters.joined(separator: ", "))},
        "Conditions": {\#(conditions.joined(separator: ", "))},
        "Resources": {"Task": {
          \#(existence)"Type": "AWS::ECS::TaskDefinition",
          "Properties": {"ContainerDefinitions": [{"Name": "app", "Image": \#(image)}]}}}
      }
      """#
    let document = JSONDocument(SourceFile(path: "template.json", text: text))
    return Inputs.read(document).definitions.map { definition in
      definition.containers.first?.image.value?.text ?? "-"
    }
  }

  private func equals(_ name: String, _ parameter: String, _ value: String = "a") -> String {
    #""\#(name)": {"Fn::Equals": [{"Ref": "\#(parameter)"}, "\#(value)"]}"#
  }

  /// A choice between images by the name of a condition each.
  private func choices(_ names: [String]) -> String {
    #"{"Fn::Join": ["", ["#
      + names.map { #"{"Fn::If": ["\#($0)", "x", "y"]}"# }.joined(separator: ", ") + "]]}"
  }

  private let image = #"{"Fn::If": ["C", "x", "y"]}"#

  @Test("lint few variants, however many of them are independent", arguments: [5, 20, 63, 64, 200])
  func independent(_ count: Int) {
    let names = (0..<count).map { "C\($0)" }
    let variants = images(
      choices(names), conditions: names.map { equals($0, "P\($0)") })
    #expect(variants.count > 1)
    #expect(variants.count <= CloudFormationConditions.variantLimit)
  }

  @Test("are unknown where they depend on more than can be tried")
  func tooMany() {
    let names = (0..<63).map { "C\($0)" }
    let any = names.map { #"{"Condition": "\#($0)"}"# }.joined(separator: ", ")
    let conditions = names.map { equals($0, "P\($0)") } + [#""C": {"Fn::Or": [\#(any)]}"#]
    #expect(images(image, conditions: conditions) == ["-"])
  }

  @Test("try the allowed values of a parameter only as far as they are compared")
  func allowedValues() {
    let values = (0..<10).map { "\"v\($0)\"" }.joined(separator: ", ")
    let parameters = (0..<20).map {
      #""P\#($0)": {"Type": "String", "AllowedValues": [\#(values)]}"#
    }
    let conditions = (0..<20).map { equals("C\($0)", "P\($0)", "v3") }
    let names = (0..<20).map { "C\($0)" }
    let many = images(choices(names), conditions: conditions, parameters: parameters)
    #expect(many.count > 1)
    #expect(many.count <= CloudFormationConditions.variantLimit)
    let one = #""P": {"Type": "String", "AllowedValues": ["a"]}"#
    #expect(images(image, conditions: [equals("C", "P")], parameters: [one]) == ["x"])
    #expect(images(image, conditions: [equals("C", "P", "b")], parameters: [one]) == ["y"])
  }

  @Test("are unknown where they refer to each other in a circle", arguments: ["Fn::Or", "Fn::And"])
  func circles(_ function: String) {
    func all(_ name: String) -> String {
      let operands = Array(repeating: #"{"Condition": "\#(name)"}"#, count: 20)
      return #"{"\#(function)": [\#(operands.joined(separator: ", "))]}"#
    }
    #expect(images(image, conditions: [#""C": \#(all("C"))"#]) == ["-"])
    #expect(images(image, conditions: [#""C": \#(all("D"))"#, #""D": \#(all("C"))"#]) == ["-"])
  }

  @Test("are each evaluated once, however often others refer to them", arguments: [16, 60, 1000])
  func references(_ count: Int) {
    let names = ["C"] + (1..<count).map { "C\($0)" }
    let chained = zip(names, names.dropFirst()).map { name, next in
      let operands = Array(repeating: #"{"Condition": "\#(next)"}"#, count: 10)
      return #""\#(name)": {"Fn::Or": [\#(operands.joined(separator: ", "))]}"#
    }
    let variants = images(image, conditions: chained + [equals(names[count - 1], "P")])
    // Each level counts twice, as a function and as a reference to the next condition.
    #expect(variants == (count == 16 ? ["x", "y"] : ["-"]))
  }

  @Test("are unknown where a function is nested too deep")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: #"{"Fn::Not": ["#, count: depth)
        + #"{"Fn::Equals": [{"Ref": "P"}, "a"]}"# + String(repeating: "]}", count: depth)
    }
    #expect(images(image, conditions: [#""C": \#(nested(2))"#]) == ["x", "y"])
    #expect(images(image, conditions: [#""C": \#(nested(200))"#]) == ["-"])
  }

  @Test(
    "are unknown where they are malformed",
    arguments: [
      #"{}"#, #""a""#, #"{"Fn::Or": []}"#, #"{"Fn::Not": []}"#, #"{"Condition": "D"}"#,
      #"{"Fn::And": [{"Condition": "D"}, {"Condition": "D"}]}"#, #"{"Condition": ["C"]}"#,
    ])
  func malformed(_ condition: String) {
    #expect(images(image, conditions: [#""C": \#(condition)"#]) == ["-"])
  }

  @Test("take what is not a comparison with a constant as either true or false")
  func expressions() {
    let both = ["x", "y"]
    let parameters = #"{"Fn::Equals": [{"Ref": "P"}, {"Ref": "Q"}]}"#
    #expect(images(image, conditions: [#""C": \#(parameters)"#]) == both)
    #expect(images(image, conditions: [#""C": {"Fn::Contains": [["a"], "b"]}"#]) == both)
    #expect(images(image, conditions: [#""C": {"Fn::Equals": ["a", "b"]}"#]) == ["y"])
    #expect(images(image, conditions: [#""C": {"Fn::Equals": [1, "1"]}"#]) == ["x"])
  }

  @Test("leave out variants in which the resource does not exist")
  func existence() {
    let conditions = [equals("C", "P"), #""D": {"Fn::Not": [{"Condition": "C"}]}"#]
    #expect(images(image, conditions: conditions, condition: "D") == ["y"])
    // A circular condition does not decide whether the resource exists.
    let circle = [equals("C", "P"), #""D": {"Condition": "D"}"#]
    #expect(images(image, conditions: circle, condition: "D") == ["-"])
  }

  @Test("combine each two of many conditions in all ways")
  func pairs() {
    let names = (0..<5).map { "C\($0)" }
    let text = #"""
      {"Conditions": {\#(names.map { equals($0, "P\($0)") }.joined(separator: ", "))},
        "Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties":
          {"ContainerDefinitions": [\#(names.map {
            #"{"Name": {"Fn::If": ["\#($0)", "t", "f"]}, "Image": "i"}"# }.joined(separator: ","))]}}}}
      """#
    let document = JSONDocument(SourceFile(path: "template.json", text: text))
    let variants = Inputs.read(document).definitions.map { definition in
      definition.containers.map { $0.name.value?.text ?? "-" }
    }
    #expect(variants.count <= CloudFormationConditions.variantLimit)
    for (first, second) in [(0, 1), (0, 4), (2, 3), (1, 4)] {
      #expect(Set(variants.map { $0[first] + $0[second] }) == ["tt", "tf", "ft", "ff"])
    }
  }
}
