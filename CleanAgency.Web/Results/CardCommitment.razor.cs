using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Results;

public sealed partial class CardCommitment(Messages messages) : AskingPage<CommitmentOfCard.Answer?>(messages)
{
    [Parameter, EditorRequired] public Guid CardId { get; set; }

    protected override Query<CommitmentOfCard.Answer?> Question => new CommitmentOfCard(CardId);
}
