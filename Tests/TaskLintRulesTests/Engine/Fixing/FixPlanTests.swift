import Testing

@testable import TaskLintRules

@Suite("A plan of fixes")
struct FixPlanTests {
  private func fix(_ edits: (Int, Int, String)...) -> Fix {
    Fix(.safe, "edit", edits: edits.map { Fix.Edit(SourceRange($0.0, $0.1), $0.2) })
  }

  private func plan(_ fixes: Fix...) -> FixPlan {
    FixPlan(fixes.enumerated().map { ($0.offset, $0.element) })
  }

  @Test("takes fixes that do not overlap")
  func disjoint() {
    let fixes = [fix((8, 9, "c")), fix((0, 2, "a"), (12, 13, "d")), fix((2, 4, "b"))]
    let plan = FixPlan(fixes.enumerated().map { ($0.offset, $0.element) })
    #expect(plan.chosen == [0, 1, 2])
    #expect(FixPlan.edits(of: fixes).map(\.replacement) == ["a", "b", "c", "d"])
  }

  @Test("defers a fix with one overlapping edit")
  func overlapping() {
    #expect(plan(fix((2, 6, "a")), fix((0, 1, "b"), (5, 7, "c")), fix((0, 1, "d"))).deferred == [1])
    #expect(plan(fix((2, 6, "a")), fix((3, 3, "b"))).deferred == [1])
    #expect(plan(fix((3, 3, "a")), fix((2, 6, "b"))).deferred == [1])
    #expect(plan(fix((2, 6, "a")), fix((2, 4, "b"))).deferred == [1])
    #expect(plan(fix((2, 6, "a")), fix((1, 8, "b"))).deferred == [1])
  }

  @Test("makes a shared edit once")
  func shared() {
    let fixes = [fix((2, 6, "a")), fix((2, 6, "a"), (8, 8, "b")), fix((8, 8, "b"))]
    #expect(FixPlan.edits(of: fixes).map(\.replacement) == ["a", "b"])
  }

  @Test("puts insertions at one place after each other, before a replacement")
  func insertions() {
    let fixes = [fix((4, 6, "")), fix((4, 4, "a")), fix((4, 4, "b")), fix((6, 6, "c"))]
    #expect(FixPlan.edits(of: fixes).map(\.replacement) == ["a", "b", "", "c"])
  }

  @Test("takes no fix whose own edits overlap")
  func selfOverlapping() {
    let plan = plan(fix((2, 6, "a"), (4, 8, "b")), fix((2, 3, "c")))
    #expect(plan.chosen == [1])
    #expect(plan.deferred == [0])
  }
}
