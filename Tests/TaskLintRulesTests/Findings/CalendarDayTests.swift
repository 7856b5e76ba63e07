import Testing

@testable import TaskLintRules

@Suite("A calendar day")
struct CalendarDayTests {
  @Test(
    "is computed from the seconds since 1970, in UTC",
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
      (-86_400, "1969-12-31"), (951_782_399, "2000-02-28"), (951_782_400, "2000-02-29"),
      (951_868_800, "2000-03-01"), (1_798_761_599, "2026-12-31"), (1_798_761_600, "2027-01-01"),
      (4_107_542_400, "2100-03-01"), (4_107_542_399, "2100-02-28"),
    ])
  func seconds(_ seconds: Int, _ day: String) {
    #expect(CalendarDay(secondsSince1970: seconds).description == day)
    #expect(CalendarDay(day) == CalendarDay(secondsSince1970: seconds))
  }

  @Test("exists for any number of seconds", arguments: [Int.min, Int.max])
  func extremes(_ seconds: Int) {
    let day = CalendarDay(secondsSince1970: seconds)
    #expect((1...12).contains(day.month) && (1...31).contains(day.day))
    #expect((day < CalendarDay(secondsSince1970: 0)) == (seconds < 0))
  }

  @Test(
    "is nil if the day does not exist",
    arguments: [
      "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-01", "2027-01-00", "2027-04-31",
      "2027-1-01", "27-01-01", "2027/01/01", "2027-01-01T00:00", "+027-01-01", "２０２７-01-01", "",
    ])
  func none(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test("exists in leap years", arguments: ["2024-02-29", "2000-02-29", "2028-02-29"])
  func leapDays(_ text: String) {
    #expect(CalendarDay(text)?.description == text)
  }
}
