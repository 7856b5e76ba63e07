import Testing

@testable import TaskLintRules

@Suite("A placeholder in a text")
struct PlaceholderTests {
  @Test(
    "is recognized by its form",
    arguments: [
      "${IMAGE}", "koyama/app:${TAG}", "${var.image}", "$TAG", "koyama:$IMAGE_TAG", "{{ image }}",
      "{{image}}", "{image}", "koyama/{service name}", "{a: {b}", "{a{b}", "#{IMAGE}#", "<image>",
      "<your account id>",
      "%IMAGE%", "__IMAGE__", "xxxx", "arn:aws:iam::xxxxxxxxxxxx:role/koyama", "XXXX", "ACCOUNT_ID",
      "aws_account_id", "AwsAccount_Id", "REPLACE_ME", "my-REPLACE-this", "CHANGE_ME",
      "your-bucket",
      "s3/your-bucket", "Your-Bucket", "[your task definition name]", "[FAMILY]", "[image-tag]",
      "[名前]",
    ])
  func forms(_ text: String) throws {
    #expect(Placeholder.isIn(text))
    #expect(try Placeholder.isIn(string(text)))
  }

  @Test(
    "is not found in a text that is only similar",
    arguments: [
      "", "koyama/app:1.4", "$", "$1", "$a", "$A", "$Ab", "5$", #"{"level":"error"}"#, "{'a'}",
      "{a: b}", "{}", "{ }", "{1}", "a{", "{a{b", "{a:b} {c", "#", "#1", "a < b", "<1>", "<>",
      "< a >", "a <- b",
      "100%", "%A%", "%a%", "%Y-%m-%d", "__", "____", "_a_", "my__name", "xxx", "xx-xx",
      "accountid",
      "IRREPLACEABLE", "replace", "change_me", "CHANGEME", "yourself", "your_bucket",
      "[]", "[ ]", "[1]", "[a-z]", "[z-a]", "[a", "a]", "[a]", "[family", "my [family]",
      "[family].",
      #"["family"]"#, "[family, image]", "[::1]", "[]family]",
    ])
  func similarTexts(_ text: String) throws {
    #expect(!Placeholder.isIn(text))
    #expect(try !Placeholder.isIn(string(text)))
  }

  @Test(
    "in an ARN, a parameter's name or an image is also a text that these never contain",
    arguments: ["arn:aws:iam::ACCOUNT:role/koyama", "SSMのパス", "arn:aws:iam::aws:role/é"])
  func references(_ text: String) throws {
    #expect(try Placeholder.isIn(string(text), .reference))
    #expect(try !Placeholder.isIn(string(text), .text))
  }

  @Test(
    "is not found in a complete reference",
    arguments: [
      "arn:aws:iam::123456789012:role/koyama", "arn:aws:s3:::koyama-config/extra.conf",
      "/koyama/prod/DD_API_KEY",
    ])
  func wholeReferences(_ text: String) throws {
    #expect(try !Placeholder.isIn(string(text), .reference))
  }

  @Test("in an option of awsfirelens is not a variable of Fluent Bit")
  func options() throws {
    for text in ["${DD_API_KEY}", "a-${REGION}", "${ACCOUNT_ID}", "$TAG[1]", "/var/$HOME/x"] {
      #expect(try !Placeholder.isIn(string(text), .option), "\(text)")
    }
    for text in ["$STREAM", "{{ stream }}", "<stream>", "[stream name]", "${A}-{stream}", "${A"] {
      #expect(try Placeholder.isIn(string(text), .option), "\(text)")
    }
  }

  private func string(_ text: String) throws -> JSONString {
    let escaped = text.map { $0 == "\"" ? "\\\"" : String($0) }.joined()
    return try #require(
      JSONDocument(SourceFile(path: "a.json", text: "\"\(escaped)\"")).root?.string)
  }
}
