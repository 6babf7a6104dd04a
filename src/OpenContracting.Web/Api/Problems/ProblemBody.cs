namespace OpenContracting.Web.Api.Problems;

/// <summary>Why a request was refused: problem details (RFC 9457).</summary>
/// <param name="Type">An address that says what the code means and what to do.</param>
/// <param name="Title">The kind of refusal in a few words, in Spanish or English by <c>Accept-Language</c>.</param>
/// <param name="Status">The HTTP status, as in the answer's first line.</param>
/// <param name="Detail">What was found, what was expected and how to mend it, in the same language.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">The kind of refusal as a stable code, for programs: <c>unknown-parameter</c>.</param>
/// <param name="Parameter">The parameter at fault; absent when none is.</param>
/// <param name="Nearest">The parameter that may have been meant; absent when none is near.</param>
/// <param name="Fields">What is wrong with each field of the body, by its name; absent when it is the request as a whole.</param>
public sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Instance, string Code, string? Parameter, string? Nearest, IReadOnlyDictionary<string, string>? Fields);
