import JSONReader

/// A message of the client (JSON-RPC 2.0): a request where it has an id, else a notification.
struct Message {
    let id: JSONValue?
    let method: String
    /// The parameters; nil where there are none.
    let parameters: JSONNode?

    /// Reads the content of a message; a response of the client is none.
    ///
    /// - Throws: `ResponseError` for what is no message.
    init?(_ content: [UInt8]) throws(ResponseError) {
        guard let text = String(validating: content, as: UTF8.self), let document = try? JSONDocument(text: text) else {
            throw ResponseError(.parseError, "the message is not JSON in UTF-8")
        }
        let root = document.root
        guard root.isObject else { throw ResponseError(.invalidRequest, "a message is an object") }
        let id = Message.id(root["id"])
        guard let method = root["method"]?.string else {
            if root["result"] != nil || root["error"] != nil { return nil }
            throw ResponseError(.invalidRequest, "the message has no method", id: id)
        }
        self.id = id
        self.method = method
        parameters = root["params"]
    }

    private static func id(_ node: JSONNode?) -> JSONValue? {
        guard let node else { return nil }
        if let int = node.int { return .int(int) }
        return node.string.map { .string($0) }
    }

    /// The id of the request that this one asks to leave; nil for any other message.
    var cancelled: JSONValue? {
        method == "$/cancelRequest" ? Message.id(parameters?["id"]) : nil
    }
}

/// Why a request has no result.
struct ResponseError: Error {
    /// The codes of JSON-RPC 2.0 and LSP 3.17 that are used.
    enum Code: Int {
        case parseError = -32_700
        case invalidRequest = -32_600
        case methodNotFound = -32_601
        case invalidParams = -32_602
        case serverNotInitialized = -32_002
        case requestCancelled = -32_800
    }

    let code: Code
    let message: String
    /// The id of the request, where it is known.
    var id: JSONValue?

    init(_ code: Code, _ message: String, id: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.id = id
    }
}

extension JSONValue {
    /// The answer to a request.
    static func response(to id: JSONValue, _ result: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "id": id, "result": result]
    }

    /// The answer to a request that failed, or to what could not be read.
    static func failure(_ error: ResponseError, id: JSONValue? = nil) -> JSONValue {
        let code = JSONValue.int(error.code.rawValue)
        return [
            "jsonrpc": "2.0", "id": id ?? error.id ?? .null,
            "error": ["code": code, "message": .string(error.message)],
        ]
    }

    static func notification(_ method: String, _ parameters: JSONValue) -> JSONValue {
        ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
    }

    /// The message as it is sent: with its head.
    var framed: String {
        let text = text
        return "Content-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }
}
