import Testing

@testable import TaskLintRules

@Suite("The API's model")
struct APIModelTests {
  private func violations(_ text: String) -> [SchemaViolation] {
    Inputs.read(JSONDocument(SourceFile(path: "task.json", text: text))).definitions
      .flatMap(\.schemaViolations)
  }

  @Test("finds every member of every structure", arguments: APIModel.ShapeName.allCases)
  func everyMemberIsFound(_ name: APIModel.ShapeName) {
    #expect(APIModel.members(of: name).count < 64)
    for (position, member) in APIModel.members(of: name).enumerated() {
      let entry = APIModel.table.entry(named: member.name.description, in: name)
      #expect(entry?.shape == member.shape)
      #expect(entry?.member.bit == 1 << UInt64(position))
      #expect(entry?.isLimited == (APIModel.limit(of: member) != nil))
      #expect(APIModel.table.entry(named: member.name.description + "s", in: name) == nil)
    }
  }

  @Test("has the form of every shape", arguments: APIModel.ShapeName.allCases)
  func formsAreThoseOfTheShapes(_ name: APIModel.ShapeName) {
    let form = APIModel.forms[Int(name.rawValue)]
    let members = APIModel.members.filter { $0.owner == name }
    let required = members.filter(\.isRequired).map(\.bit).reduce(0, |)
    #expect(form.required == required)
    #expect(form.isStructure == !members.isEmpty)
    switch APIModel.shape(of: name) {
    case .structure: #expect(form.isStructure && form.kind == .object)
    case .map(let element): #expect(form.element == element && form.kind == .object)
    case .list(let element, let count):
      #expect(form.element == element && form.kind == .list && form.isLimited == (count != nil))
    case .string: #expect(form.kind == .string && !form.isLimited)
    case .oneOf, .oneOfIgnoringCase, .option, .beginning, .text, .image:
      #expect(form.kind == .string && form.isLimited)
    case .integer: #expect(form.kind == .integer && !form.isLimited)
    case .number, .amount: #expect(form.kind == .integer && form.isLimited)
    case .boolean: #expect(form.kind == .boolean && !form.isLimited)
    }
  }

  @Test("supports a character class as a pattern")
  func patternsAreRead() {
    let pattern = APIPattern(#"([\p{L}\p{Z}\p{N}_.:/=+\-@]*)"#)
    #expect(pattern.offenders(in: "名前 a-Z_0.:/=+@𠮷").isEmpty)
    #expect(pattern.offenders(in: "a🍣") == ["🍣"])
    #expect(pattern.offenders(in: #"a\b*c*"#) == ["\\", "*"])
    #expect(pattern.offenders(in: "a\u{301}") == ["\u{301}"])
    #expect(APIPattern("[A-Za-z0-9_-]*").offenders(in: "Az09_-").isEmpty)
    #expect(APIPattern("[A-Za-z0-9_-]*").offenders(in: "a.b c.") == [".", " "])
  }

  @Test("knows the spellings of CloudFormation")
  func templatesHaveTheirSpelling() {
    let template = """
      { "Resources": { "Task": { "Type": "AWS::ECS::TaskDefinition", "Properties": {
        "Cpu": 256,
        "Volumes": [{
          "Name": "data",
          "EFSVolumeConfiguration": {
            "FilesystemId": "fs-1", "AuthorizationConfig": { "IAM": "ENABLED" }
          }
        }],
        "ProxyConfiguration": { "ContainerName": "app", "ProxyConfigurationProperties": [] },
        "ContainerDefinitions": [
          { "Name": "app", "Essential": "true", "Image": { "Ref": "Image" } },
          { "Fn::If": ["Unknown", { "Name": "b", "Typo": 1 }, { "Ref": "AWS::NoValue" }] }
        ]
      } } } }
      """
    #expect(violations(template).isEmpty)
    let misspelled = template.replacing("FilesystemId", with: "FileSystemId")
    // The property with CloudFormation's spelling is missing as well.
    #expect(violations(misspelled).count == 2)
  }

  @Test("ignores case for readers that ignore it")
  func bareContainersMayBeInAnyCase() {
    #expect(violations(#"[{ "Name": "app", "IMAGE": "koyama/app:1", "cpu": 1 }]"#).isEmpty)
    #expect(violations(#"[{ "Name": "app", "image": "koyama/app:1", "cpus": 1 }]"#).count == 1)
  }

  @Test("locates a problem")
  func locationsAreReported() throws {
    let found = violations(
      #"{ "containerDefinitions": [{ "name": "a", "secrets": [{ "name": "KEY" }], "cpu": "1" }] }"#)
    #expect(
      found.map(\.location) == [
        "'secrets' element 'KEY' of container 'a'", "'cpu' of container 'a'",
      ])
    #expect(
      found.map { $0.subject().pointer } == [
        "/containerDefinitions/a/secrets/KEY", "/containerDefinitions/a/cpu",
      ])
  }

  @Test("reads the sizes of tasks", arguments: [("256", 256), (".25 vCPU", 256), ("2vcpu", 2048)])
  func sizesAreRead(_ text: String, _ units: Int) {
    #expect(TaskSize.cpuUnits(text) == units)
  }

  @Test(
    "rejects other texts as a size", arguments: ["", ".", "1 MB", "1.2345 GB", "GB", "1..5GB"])
  func otherWordsAreNotSizes(_ text: String) {
    #expect(TaskSize.mebibytes(text) == nil)
  }
}
