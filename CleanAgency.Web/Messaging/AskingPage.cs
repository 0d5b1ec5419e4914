using CleanAgency.Core.Common;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Messaging;

/// <summary>
/// A page whose address is its question. One change of address sets the parameters several times (the router, then each query
/// word): the question is asked once, and again when news of its subject come.
/// </summary>
public abstract class AskingPage<TAnswer>(Messages messages) : ComponentBase
{
    private Query<TAnswer>? asked;
    private int asking;

    protected abstract Query<TAnswer> Question { get; }

    protected TAnswer? Answer { get; private set; }

    protected string? Refusal { get; private set; }

    /// <summary>There has been an answer, be it that there is nothing.</summary>
    protected bool Asked { get; private set; }

    protected override Task OnParametersSetAsync() => Question == asked ? Task.CompletedTask : Ask();

    // The old answer is not drawn once more under the new address.
    protected override bool ShouldRender() => asking == 0 || Answer is null;

    protected async Task Ask()
    {
        var question = asked = Question;
        asking++;
        var outcome = await messages.Send(question);
        asking--;
        // A slower answer to an earlier question is not shown under a newer address.
        if (question == asked)
        {
            (Answer, Refusal, Asked) = (outcome.Answer ?? Answer, outcome.Refusal, true);
        }
    }
}
