import Testing

@testable import TaskLintRules

@Suite("A path in a container")
struct ContainerPathTests {
  @Test(
    "is normalized",
    arguments: [
      "/fluent-bit/etc/app.conf", "//fluent-bit//etc/app.conf", "/fluent-bit/./etc/app.conf",
      "/fluent-bit/etc/../etc/app.conf", " /fluent-bit/etc/app.conf\t",
      "/../fluent-bit/etc/app.conf",
      "/fluent-bit/etc/app.conf/",
    ])
  func spellingsAreEqual(_ text: String) {
    #expect(ContainerPath(text).normalized == "/fluent-bit/etc/app.conf")
  }

  @Test("keeps parts that it cannot resolve")
  func relativePathsStayRelative() {
    #expect(ContainerPath("./conf/app.conf").normalized == "conf/app.conf")
    #expect(ContainerPath("conf/../../app.conf").normalized == "../app.conf")
    #expect(ContainerPath("../../app.conf").normalized == "../../app.conf")
    #expect(!ContainerPath("app.conf").isAbsolute)
    #expect(ContainerPath("/").normalized == "/")
    #expect(ContainerPath("").normalized == "")
  }

  @Test("contains the paths below it")
  func holdsWhatLiesBelow() {
    let folder = ContainerPath("/fluent-bit/etc")
    #expect(folder.holds(ContainerPath("/fluent-bit/etc/fluent-bit.conf")))
    #expect(folder.holds(folder))
    #expect(ContainerPath("/").holds(folder))
    #expect(!folder.holds(ContainerPath("/fluent-bit/etcetera")))
    #expect(!folder.holds(ContainerPath("/fluent-bit")))
    #expect(!folder.holds(ContainerPath("fluent-bit/etc")))
  }
}
