import Testing

@testable import TaskLintRules

@Suite("A reference to an AWS resource")
struct ReferenceTests {
  @Test("as an ARN has six fields, and the last may contain colons")
  func arn() throws {
    let arn = try #require(ARN("arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-a1:k::"))
    #expect(arn.partition == "aws" && arn.service == "secretsmanager")
    #expect(arn.region == "eu-west-1" && arn.account == "123456789012")
    #expect(arn.resource == "secret:key-a1:k::")
    #expect(ARN("arn:aws:s3:::koyama/extra.conf")?.resource == "koyama/extra.conf")
  }

  @Test(
    "is not an ARN with fewer fields or another prefix",
    arguments: [
      "", "arn", "arn:aws:s3", "arn:aws:s3::", "ARN:aws:s3:::a", "s3://koyama/extra.conf",
    ])
  func noARN(_ text: String) {
    #expect(ARN(text) == nil)
  }

  @Test("has a placeholder account if it is not a number and not empty")
  func account() {
    func hasPlaceholder(_ text: StaticString) -> Bool {
      text.withUncheckedBytes(ARN.hasPlaceholderAccount)
    }
    #expect(hasPlaceholder("arn:aws:iam::ACCOUNT:role/a"))
    #expect(!hasPlaceholder("arn:aws:iam::123456789012:role/a"))
    #expect(!hasPlaceholder("arn:aws:iam::ACCOUNT1:role/a"))
    #expect(!hasPlaceholder("arn:aws:s3:::koyama"))
    #expect(!hasPlaceholder("arn:aws:iam::ACCOUNT"))
  }

  @Test("to a secret is identified by its service, or by the name of a parameter")
  func secrets() throws {
    let account = "eu-west-1:123456789012"
    #expect(try reference("arn:aws:ssm:\(account):parameter/a") == .parameter)
    #expect(try reference("arn:aws:ssm:eu-west-1:ACCOUNT_ID:parameter/a") == .parameter)
    #expect(try reference("arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/a") == .parameter)
    #expect(try reference("arn:aws:secretsmanager:\(account):secret:a") == .secret)
    #expect(try reference("arn:aws:s3:::koyama/key") == .other)
    #expect(try reference("arn:aws:${SERVICE}:\(account):a") == .unresolved)
    for name in ["DD_API_KEY", "/koyama/prod/key", "a.b-c"] {
      #expect(try reference(name) == .parameter, "\(name)")
    }
    for text in ["${KEY}", "<key>", "SSMのパス"] {
      #expect(try reference(text) == .unresolved, "\(text)")
    }
    for text in ["", "ssm:key", "a b", "key!"] {
      #expect(try reference(text) == .other, "\(text)")
    }
  }

  @Test(
    "to an image have registry, repository, tag and digest",
    arguments: [
      ("nginx", nil, "nginx", nil, nil),
      ("nginx:1.29", nil, "nginx", "1.29", nil),
      ("koyama/app:1.4", nil, "koyama/app", "1.4", nil),
      ("localhost/app", "localhost", "app", nil, nil),
      ("registry:5000/app", "registry:5000", "app", nil, nil),
      ("public.ecr.aws/a/b:stable", "public.ecr.aws", "a/b", "stable", nil),
      ("nginx@sha256:ab", nil, "nginx", nil, "sha256:ab"),
      ("quay.io/a/b:1@sha256:ab", "quay.io", "a/b", "1", "sha256:ab"),
      ("", nil, "", nil, nil),
    ] as [(String, String?, String, String?, String?)])
  func images(
    _ text: String, _ registry: String?, _ repository: String, _ tag: String?, _ digest: String?
  ) {
    let image = ImageReference(text)
    #expect(image.registry == registry && image.repository == repository)
    #expect(image.tag == tag && image.digest == digest)
  }

  @Test("to an image in a private ECR registry is identified by the host")
  func privateECR() {
    #expect(ImageReference("123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1").isPrivateECR)
    #expect(ImageReference("123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/a").isPrivateECR)
    #expect(!ImageReference("public.ecr.aws/a/b:1").isPrivateECR)
    #expect(!ImageReference("dkr.ecr.local:1").isPrivateECR)
  }

  @Test(
    "to the user of a log router is an id, a name or malformed",
    arguments: [
      ("0", .id("0")), ("00", .id("0")), ("0:1338", .id("0")), ("0:root", .id("0")),
      ("1000:0", .id("1000")), ("root", .name), ("root:0", .name), ("", .name), (":0", .name),
      ("-1", .name), (" 0", .name), ("0:", .malformed), ("1000:", .malformed),
      ("0:0:0", .malformed), ("root:", .name),
    ] as [(String, RouterUser)])
  func users(_ text: String, _ user: RouterUser) {
    #expect(RouterUser(text) == user)
  }

  private func reference(_ text: String) throws -> SecretReference {
    let document = JSONDocument(SourceFile(path: "a.json", text: "\"\(text)\""))
    return SecretReference(try #require(document.root?.string))
  }
}
