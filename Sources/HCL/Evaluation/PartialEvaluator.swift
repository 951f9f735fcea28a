package import Symbolic

/// Evaluates expressions as far as they are known: a value with holes where they are not.
///
/// Where an expression needs what nobody knows yet, or a function that is not evaluated here, the result is unknown, and
/// says what it depends on: never a guess, never a default. Semantics: Terraform 1.11.4.
package struct PartialEvaluator {
    /// What a traversal leads to: a value, and the steps into it that are still to take.
    package struct Resolved {
        package var value: Value
        package var rest: ArraySlice<AttributePath.Step>

        package init(_ value: Value, rest: ArraySlice<AttributePath.Step> = []) {
            self.value = value
            self.rest = rest
        }
    }

    /// What a reference stands for; unknown where that cannot be told.
    package typealias Scope = (Traversal) -> Resolved

    private let scope: Scope
    private let site: CallSite

    /// An evaluator of one module instance.
    ///
    /// - Parameter scope: Resolves a traversal whole, its path included: `var.x.y`, `local.list[0]`, `aws_x.y.arn`.
    package init(scope: @escaping (Traversal) -> Value) {
        self.scope = { Resolved(scope($0)) }
        site = CallSite(context: FunctionContext(), nesting: Nesting())
    }

    /// An evaluator of one module instance, which takes the last steps itself.
    ///
    /// That a value has no such part is then a failure, which `try` and `can` see; so the values must be whole.
    ///
    /// - Parameters:
    ///   - scope: Resolves the beginning of a traversal, and says which steps are left.
    ///   - context: What functions may use besides their arguments.
    ///   - nesting: Shared by the evaluators that the scope itself uses, so that their depths add up.
    package init(
        resolving scope: @escaping Scope,
        context: FunctionContext = FunctionContext(),
        nesting: Nesting = Nesting()
    ) {
        self.scope = scope
        site = CallSite(context: context, nesting: nesting)
    }

    /// The value of an expression.
    ///
    /// An expression that Terraform would refuse is unknown too: Terraform has made a plan with it, so it is our view of
    /// it that is wrong.
    package func evaluate(_ expression: Expression) -> Value {
        var evaluation = Evaluation(scope: scope, site: site)
        do throws(EvaluationFailure) {
            return try evaluation.value(of: expression)
        } catch {
            return Value(expression.unknown(because: error.reason))
        }
    }
}

/// That Terraform would refuse an expression for certain.
struct EvaluationFailure: Error {
    /// Why, in a few words without any of the data.
    var problem: StaticString

    init(_ problem: StaticString) {
        self.problem = problem
    }

    var reason: UnknownSource.Reason { .undecided("\(problem)") }
}

extension Expression {
    /// An unknown value that stands for the expression as a whole.
    func unknown(because reason: UnknownSource.Reason) -> Unknown {
        Unknown(
            UnknownSource(
                attribute: nil,
                reason: reason,
                references: traversals.prefix(Unknown.sourceLimit).compactMap { Reference($0.text) }
            )
        )
    }
}

extension PartialEvaluator {
    /// The part of a value that constant steps lead to, for scopes that know the whole; unknown where it has none.
    package static func follow(_ steps: some Sequence<AttributePath.Step>, from value: Value) -> Value {
        do throws(EvaluationFailure) {
            return try value.following(steps)
        } catch {
            return Value(Unknown(UnknownSource(attribute: nil, reason: error.reason)), isSensitive: value.isSensitive)
        }
    }
}
