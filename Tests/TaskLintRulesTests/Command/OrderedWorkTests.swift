import Foundation
import Testing

@testable import TaskLint

struct OrderedWorkTests {
  @Test(arguments: [(0, 4), (1, 4), (2, 4), (1000, 1), (1000, 2), (1000, 7)])
  func givesResultsInOrder(count: Int, threads: Int) {
    var results: [Int] = []
    var items = (0..<count).makeIterator()
    OrderedWork.run(threads: threads, soloTime: 0) {
      items.next()
    } work: { (item: Int) -> Int in
      // The later items are quicker, so that they overtake.
      if item.isMultiple(of: 50) { usleep(500) }
      return item * 2
    } receive: {
      results.append($0)
    }
    #expect(results == (0..<count).map { $0 * 2 })
  }

  /// Which of the items this thread worked on itself.
  private func itemsWorkedOnHere(_ count: Int, soloTime: UInt64) -> [Bool] {
    var wasHere: [Bool] = []
    let here = pthread_self()
    var items = (0..<count).makeIterator()
    OrderedWork.run(threads: 3, soloTime: soloTime) {
      items.next()
    } work: { (_: Int) -> Bool in
      usleep(1000)
      return pthread_equal(pthread_self(), here) != 0
    } receive: {
      wasHere.append($0)
    }
    return wasHere
  }

  @Test func worksAloneOnWhatIsSoonDone() {
    let wasHere = itemsWorkedOnHere(20, soloTime: .max)
    #expect(wasHere == Array(repeating: true, count: 20))
  }

  @Test func hasOthersHelpWithWhatTakesLonger() {
    let wasHere = itemsWorkedOnHere(100, soloTime: 0)
    #expect(wasHere.count == 100)
    #expect(wasHere.contains(true))
    #expect(wasHere.contains(false))
  }

  @Test func saysTheSameWhateverTheNumberOfThreads() throws {
    let folder = try ScratchFolder()
    for number in 0..<120 {
      let text =
        switch number % 4 {
        case 0: #"{"name": "\#(number)"}"#
        case 1: Definition.flagged
        case 2: #"{"containerDefinitions": ["#
        default: Definition.clean
        }
      try folder.write("d\(number % 7)/\(number).json", text)
    }
    let results = try [1, 2, 8].map { threads in
      try CommandSetup(threads: threads).run("-v", "-f", "concise", folder.path)
    }
    #expect(results[0].status == .findings)
    #expect(results[0].errorLines.count == 30)
    #expect(results[0].errorLines == results[0].errorLines.sorted())
    for result in results {
      #expect(result.output == results[0].output)
      #expect(result.error == results[0].error)
    }
  }
}
