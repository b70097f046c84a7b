import Indicators
import Testing

/// A script, and the failure that must come of it.
struct Animal: Sendable, CustomTestStringConvertible {
  var id: String
  var script: String
  var cause: @Sendable (MetricFailure.Cause) -> Bool
  var testDescription: String { id }

  init(
    _ id: String, _ script: String, _ cause: @escaping @Sendable (MetricFailure.Cause) -> Bool
  ) {
    self.id = id
    self.script = script
    self.cause = cause
  }
}

extension Animal {
  /// A good reply to the two rows of the usual table.
  static let good =
    #"{"protocol": 1, "ok": {"area": ["A0", "A0"], "period": ["2000", "2001"], "value": [1, 2]}}"#

  static func badReply(at path: String) -> @Sendable (MetricFailure.Cause) -> Bool {
    { cause in
      if case .badReply(path, _) = cause { true } else { false }
    }
  }

  static func reply(_ ok: String) -> String {
    "cat >/dev/null; echo '{\"protocol\": 1, \"ok\": {\(ok)}}'"
  }

  static let all: [Animal] = [
    Animal("segfault", "kill -SEGV $$") { $0 == .crashed(.signal(11)) },
    Animal("abort", "kill -ABRT $$") { $0 == .crashed(.signal(6)) },
    Animal("exit-three", "echo 'no such thing' >&2; exit 3") { $0 == .crashed(.exit(3)) },
    Animal("answers-and-fails", "cat >/dev/null; echo '\(good)'; exit 1") {
      $0 == .crashed(.exit(1))
    },
    Animal("says-nothing", "cat >/dev/null") { $0 == .noReply },
    Animal("blank", "cat >/dev/null; echo; echo") { $0 == .noReply },
    Animal("garbage", "cat >/dev/null; echo 'hello'", badReply(at: "")),
    Animal(
      "half-a-reply", "cat >/dev/null; printf '{\"protocol\": 1, \"ok\": {\"area\": [\"A0\"'",
      badReply(at: "ok.area[1]")),
    Animal("log-before-reply", "cat >/dev/null; echo 'loading…'; echo '\(good)'", badReply(at: "")),
    Animal("log-after-reply", "cat >/dev/null; echo '\(good)'; echo done", badReply(at: "")),
    Animal(
      "not-a-number", reply(#""area": ["A0"], "period": ["2000"], "value": [NaN]"#),
      badReply(at: "ok.value[0]")),
    Animal(
      "infinite", reply(#""area": ["A0"], "period": ["2000"], "value": [1e999]"#),
      badReply(at: "ok.value[0]")),
    Animal(
      "text-for-number", reply(#""area": ["A0"], "period": ["2000"], "value": ["1"]"#),
      badReply(at: "ok.value[0]")),
    Animal(
      "invented-area", reply(#""area": ["B9"], "period": ["2000"], "value": [1]"#),
      badReply(at: "ok.area[0]")),
    Animal(
      "invented-period", reply(#""area": ["A0"], "period": ["1999"], "value": [1]"#),
      badReply(at: "ok.period[0]")),
    Animal(
      "invented-category",
      reply(#""area": ["A0"], "period": ["2000"], "category": ["x"], "value": [1]"#),
      badReply(at: "ok.category")),
    Animal(
      "wrong-length", reply(#""area": ["A0"], "period": ["2000"], "value": [1, 2]"#),
      badReply(at: "ok.area")),
    Animal(
      "half-an-interval", reply(#""area": ["A0"], "period": ["2000"], "value": [1], "low": [0]"#),
      badReply(at: "ok.low")),
    Animal(
      "interval-upside-down",
      reply(#""area": ["A0"], "period": ["2000"], "value": [1], "low": [3], "high": [2]"#),
      badReply(at: "ok.low[0]")),
    Animal(
      "twice", reply(#""area": ["A0", "A0"], "period": ["2000", "2000"], "value": [1, 1]"#),
      badReply(at: "ok.area[1]")),
    Animal("no-value", reply(#""area": [], "period": []"#), badReply(at: "ok")),
    Animal(
      "unknown-status",
      reply(#""area": ["A0"], "period": ["2000"], "value": [1], "status": ["Q"]"#),
      badReply(at: "ok.status[0]")),
    Animal(
      "other-protocol", "cat >/dev/null; echo '\(good)' | sed 's/\"protocol\": 1/\"protocol\": 7/'",
      badReply(at: "protocol")),
    Animal(
      "deep", "cat >/dev/null; printf '{\"x\":'; yes '[' | head -c 200000",
      { cause in
        if case .badReply(_, let problem) = cause { problem.contains("deep") } else { false }
      }),
    Animal(
      "refuses",
      "cat >/dev/null; echo '{\"protocol\": 1, \"error\": {\"code\": \"no_data\", \"message\": \"nothing here\"}}'"
    ) {
      $0 == .noData(message: "nothing here")
    },
    Animal(
      "refuses-loudly",
      "cat >/dev/null; echo '{\"protocol\": 1, \"error\": {\"code\": \"no_data\", \"message\": \"nothing here\"}}'; exit 1"
    ) {
      $0 == .noData(message: "nothing here")
    },
    Animal(
      "speaks-nothing-else",
      "cat >/dev/null; echo '{\"protocol\": 1, \"error\": {\"code\": \"protocol\", \"message\": \"no\"}}'"
    ) {
      if case .protocolMismatch = $0 { true } else { false }
    },
    Animal("kills-itself", "kill -KILL $$") {
      if case .outOfMemory = $0 { true } else { false }
    },
  ]
}
