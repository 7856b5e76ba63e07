# The formula for a tap. A release adds its archive: `url` and `sha256` above `license`.
class Tasklint < Formula
  desc "Linter for Amazon ECS task definitions that log through FireLens"
  homepage "https://github.com/tasklint/tasklint"
  license "MIT"
  head "https://github.com/tasklint/tasklint.git", branch: "main"

  # tasklint needs Swift 6.2, which Xcode 26 has.
  uses_from_macos "swift" => :build, since: :tahoe

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "tasklint"
    bin.install ".build/release/tasklint"
    (buildpath/"tasklint.1").write Utils.safe_popen_read(bin/"tasklint", "--man")
    man1.install "tasklint.1"
    generate_completions_from_executable(bin/"tasklint", "completions")
  end

  test do
    (testpath/"taskdef.json").write '{"family": "a", "containerDefinitions": [{"cpu": 1,}]}'
    assert_match "json-syntax", shell_output("#{bin}/tasklint taskdef.json", 1)
  end
end
